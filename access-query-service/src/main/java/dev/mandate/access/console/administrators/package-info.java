/** The administrators of a partner: the list, and a page for each. */
@NullMarked
package dev.mandate.access.console.administrators;

import org.jspecify.annotations.NullMarked;
