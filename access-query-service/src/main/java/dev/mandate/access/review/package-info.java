/** Access reviews: who could do what, through which grants, and who deserves a look. */
@NullMarked
package dev.mandate.access.review;

import org.jspecify.annotations.NullMarked;
