/** Many changes at once, from a file: first as a plan, then applied row by row. */
@NullMarked
package dev.mandate.access.console.bulk;

import org.jspecify.annotations.NullMarked;
