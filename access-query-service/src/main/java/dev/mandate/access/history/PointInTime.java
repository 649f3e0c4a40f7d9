package dev.mandate.access.history;

import java.time.Instant;

/**
 * A moment in the history of a partner, found.
 *
 * @param position the last event that counts
 * @param instant what time it was: roles that had expired by then do not count
 */
public record PointInTime(long position, Instant instant) {}
