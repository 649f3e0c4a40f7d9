/**
 * How fast the running stack is, measured from outside: commands over Kafka, questions over HTTP.
 * Loads have a fixed rate of arrival, and a latency counts from the moment at which a request was
 * due, not from when it could at last be sent, so that a pause of the service is seen by everybody
 * whom it made wait.
 */
@NullMarked
package dev.mandate.bench;

import org.jspecify.annotations.NullMarked;
