package dev.mandate.access.changes;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What an operator can set about streams of changes.
 *
 * @param maxStreams how many can be open in one instance; each holds a thread and what access
 *     depends on in its partner
 * @param keepAlive how long a stream is silent at most
 */
@ConfigurationProperties("mandate.changes")
record ChangesProperties(int maxStreams, Duration keepAlive) {}
