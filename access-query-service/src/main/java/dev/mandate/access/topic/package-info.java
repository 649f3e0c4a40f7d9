/** Which topic the events come from. */
@NullMarked
package dev.mandate.access.topic;

import org.jspecify.annotations.NullMarked;
