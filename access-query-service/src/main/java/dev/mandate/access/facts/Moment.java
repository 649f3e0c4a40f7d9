package dev.mandate.access.facts;

import dev.mandate.wire.RecordedEvent;
import java.time.Instant;

/**
 * A moment in the history of a partner.
 *
 * @param position the place of an event in the history
 * @param decided when that event was decided
 */
public record Moment(long position, Instant decided) {
  /** The moment of an event. */
  public static Moment of(RecordedEvent recorded) {
    return new Moment(recorded.position(), recorded.decided());
  }
}
