/** Entries of the audit log in the formats in which they are taken away. */
@NullMarked
package dev.mandate.export;

import org.jspecify.annotations.NullMarked;
