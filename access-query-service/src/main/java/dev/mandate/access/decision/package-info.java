/** Who may do what, now. */
@NullMarked
package dev.mandate.access.decision;

import org.jspecify.annotations.NullMarked;
