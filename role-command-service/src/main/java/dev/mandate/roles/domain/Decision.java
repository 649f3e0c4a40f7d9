package dev.mandate.roles.domain;

import dev.mandate.commands.RejectionCode;
import dev.mandate.events.Event;
import java.util.List;

/** What becomes of a command. A rejection is an answer, not an exception. */
public sealed interface Decision {
  /** What was asked for was not so, was allowed, and is so now: at least one event. */
  record Accepted(List<Event> events) implements Decision {
    public Accepted {
      if (events.isEmpty()) {
        throw new IllegalArgumentException("An accepted command writes at least one event");
      }
      events = List.copyOf(events);
    }
  }

  /** What was asked for is already so. */
  record NoEffect() implements Decision {}

  /** What was asked for is refused, and nothing changes. */
  record Rejected(RejectionCode code, String detail) implements Decision {}

  static Decision accepted(Event... events) {
    return new Accepted(List.of(events));
  }

  static Decision noEffect() {
    return new NoEffect();
  }

  static Decision rejected(RejectionCode code, String detail) {
    return new Rejected(code, detail);
  }
}
