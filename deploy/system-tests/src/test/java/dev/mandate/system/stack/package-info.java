/** The product's processes, and what talks to them the way outsiders do. */
@NullMarked
package dev.mandate.system.stack;

import org.jspecify.annotations.NullMarked;
