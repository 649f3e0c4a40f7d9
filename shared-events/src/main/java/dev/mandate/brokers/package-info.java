/** What both services ask of Kafka's brokers besides records. */
@NullMarked
package dev.mandate.brokers;

import org.jspecify.annotations.NullMarked;
