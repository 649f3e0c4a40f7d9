package dev.mandate.access.testing;

import dev.mandate.events.Event;
import java.util.function.Function;

/**
 * An event that can happen in any partner.
 *
 * @param event the event, for the id of a partner
 */
public record Happening(Function<String, Event> event) {
  /** The event in this partner. */
  public Event in(String partnerId) {
    return event.apply(partnerId);
  }

  /** What a failure says of it. */
  @Override
  public String toString() {
    return in("p").toString();
  }
}
