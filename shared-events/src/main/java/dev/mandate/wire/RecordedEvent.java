package dev.mandate.wire;

import dev.mandate.events.Event;
import java.time.Instant;

/**
 * An event in its place in a partner's history.
 *
 * @param event what happened
 * @param position its place: 1, 2, 3, … without gaps
 * @param decided when it was decided; never before an earlier position of the same partner
 * @param recorded when it was written to the store
 * @param provenance where it comes from
 */
public record RecordedEvent(
    Event event, long position, Instant decided, Instant recorded, Provenance provenance) {}
