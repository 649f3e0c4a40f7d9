/** Partners, their administrators and their customers, as lists and one by one. */
@NullMarked
package dev.mandate.access.directory;

import org.jspecify.annotations.NullMarked;
