/** What benchmarks of the query side have in common. */
@NullMarked
package dev.mandate.access.bench;

import org.jspecify.annotations.NullMarked;
