/** What the threads that work in the background have in common. */
@NullMarked
package dev.mandate.roles.background;

import org.jspecify.annotations.NullMarked;
