/** The language on the wire: records to CloudEvents and back, through one closed registry. */
@NullMarked
package dev.mandate.wire;

import org.jspecify.annotations.NullMarked;
