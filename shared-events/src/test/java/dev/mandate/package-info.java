/** What holds for the published language as a whole. */
@NullMarked
package dev.mandate;

import org.jspecify.annotations.NullMarked;
