/** Takes the events in, in the order of their positions and each one once. */
@NullMarked
package dev.mandate.access.projection;

import org.jspecify.annotations.NullMarked;
