package dev.mandate.system.reconstruction;

import static java.util.Objects.requireNonNull;

import dev.mandate.system.oracle.Times;
import dev.mandate.system.stack.EventCollector.Event;
import java.time.Instant;

/**
 * When an event came about. Only the product knows, so this is read from the event, and compared
 * with everything that is known otherwise.
 *
 * @param asked when its command was asked
 */
record Moment(String asked, String decided, String recorded) {
  Instant decidedAt() {
    return requireNonNull(Times.instant(decided));
  }

  Instant recordedAt() {
    return requireNonNull(Times.instant(recorded));
  }

  static Moment of(Event event) {
    return new Moment(
        requireNonNull(event.headers().get("ce_askedtime")),
        requireNonNull(event.headers().get("ce_time")),
        requireNonNull(event.headers().get("ce_recordedtime")));
  }
}
