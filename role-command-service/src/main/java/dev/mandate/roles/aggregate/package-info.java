/** Axon's aggregates: thin shells that record what the rules decided. */
@NullMarked
package dev.mandate.roles.aggregate;

import org.jspecify.annotations.NullMarked;
