/** The facts that hold now, in memory, so that questions about access need no database. */
@NullMarked
package dev.mandate.access.replica;

import org.jspecify.annotations.NullMarked;
