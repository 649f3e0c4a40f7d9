/** Commands in from Kafka, results and dead letters out. */
@NullMarked
package dev.mandate.roles.intake;

import org.jspecify.annotations.NullMarked;
