/** The access explorer: what a person may do in an organization, why, since when, and who else. */
@NullMarked
package dev.mandate.access.console.explorer;

import org.jspecify.annotations.NullMarked;
