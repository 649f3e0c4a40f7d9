/** Answers from the read model at one position of a partner, and no earlier than asked for. */
@NullMarked
package dev.mandate.access.reading;

import org.jspecify.annotations.NullMarked;
