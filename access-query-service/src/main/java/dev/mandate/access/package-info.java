/** The query service as a whole. */
@NullMarked
package dev.mandate.access;

import org.jspecify.annotations.NullMarked;
