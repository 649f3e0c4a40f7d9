/** Tells open pages that there is something new. */
@NullMarked
package dev.mandate.access.console.live;

import org.jspecify.annotations.NullMarked;
