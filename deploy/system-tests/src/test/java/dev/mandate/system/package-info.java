/** The guarantees of the whole product, tried on its real jars and judged from outside. */
@NullMarked
package dev.mandate.system;

import org.jspecify.annotations.NullMarked;
