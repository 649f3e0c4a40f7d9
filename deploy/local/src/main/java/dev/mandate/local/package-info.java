/**
 * PostgreSQL, Kafka and the services as processes of one machine, for development and for tests.
 */
@NullMarked
package dev.mandate.local;

import org.jspecify.annotations.NullMarked;
