/** Builds the read model again from the events, beside the one that answers, and exchanges them. */
@NullMarked
package dev.mandate.access.rebuild;

import org.jspecify.annotations.NullMarked;
