/** The history of a partner as a stream, and what each event changes in what people may do. */
@NullMarked
package dev.mandate.access.changes;

import org.jspecify.annotations.NullMarked;
