/** Who could do what at any moment, on what grounds, and what changed in between. */
@NullMarked
package dev.mandate.access.history;

import org.jspecify.annotations.NullMarked;
