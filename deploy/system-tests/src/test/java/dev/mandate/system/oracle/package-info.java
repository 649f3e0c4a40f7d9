/** What the documents say must become of a command: a second opinion, made from the rules alone. */
@NullMarked
package dev.mandate.system.oracle;

import org.jspecify.annotations.NullMarked;
