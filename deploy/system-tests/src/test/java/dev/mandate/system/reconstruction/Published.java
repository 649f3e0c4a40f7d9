package dev.mandate.system.reconstruction;

import static java.util.Objects.requireNonNull;

import dev.mandate.system.oracle.Command.Identity;
import dev.mandate.system.oracle.Fact;
import dev.mandate.system.oracle.Times;
import dev.mandate.system.stack.EventCollector.Event;
import dev.mandate.system.stack.Wire;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The published history of a partner, read step by step for what only the product knows. What can
 * be held against it otherwise is noted as a breach.
 */
final class Published {
  private final String partner;
  private final List<Event> events;
  private final List<String> breaches = new ArrayList<>();
  private Instant before = Instant.MIN;
  private int next;
  private boolean broken;

  Published(String partner, List<Event> events) {
    this.partner = partner;
    this.events = events;
  }

  boolean hasNext() {
    return next < events.size();
  }

  boolean nextIsOf(Identity command) {
    Map<String, String> headers = events.get(next).headers();
    return command.id().equals(headers.get("ce_causationid"))
        && command.source().equals(headers.get("ce_commandsource"));
  }

  /** When the next event came about. */
  Moment moment() {
    return Moment.of(events.get(next));
  }

  /** Which of the events of a decision comes next; any of them, if none is there. */
  Fact nextAmong(List<Fact> facts) {
    Event event = events.get(next);
    Map<String, Object> data = Wire.object(event.data());
    String type = event.headers().get("ce_type");
    return facts.stream()
        .filter(fact -> "dev.mandate.event.%s.v1".formatted(fact.type()).equals(type))
        .filter(fact -> isAbout(fact.data(), data))
        .findFirst()
        .orElse(facts.getFirst());
  }

  private static boolean isAbout(Map<String, Object> expected, Map<String, Object> actual) {
    return List.of("userId", "customerId", "role").stream()
        .allMatch(field -> Objects.equals(expected.get(field), actual.get(field)));
  }

  /** Goes on to the next event. Time does not run backwards between events. */
  void advance() {
    Moment moment = moment();
    if (moment.decidedAt().isBefore(before) || moment.recordedAt().isBefore(moment.decidedAt())) {
      breach("a later time than %s, and what is decided recorded after it".formatted(before));
    }
    before = moment.decidedAt();
    next++;
  }

  /** What is sent is decided later; what does not say when it was asked, is asked in between. */
  void checkTimes(Instant sent, Moment moment, boolean saysWhen) {
    Instant earliest = sent.truncatedTo(ChronoUnit.MILLIS);
    Instant asked = requireNonNull(Times.instant(moment.asked()));
    if (moment.decidedAt().isBefore(earliest)
        || (!saysWhen && (asked.isBefore(earliest) || asked.isAfter(moment.decidedAt())))) {
      breach("a time after %s".formatted(earliest));
    }
  }

  /** Whether it cannot be read on, as the next event is of something else than it must be. */
  boolean isBroken() {
    return broken;
  }

  /** Notes that it cannot be read on. */
  void breaksOff(String expected) {
    broken = true;
    breach(expected);
  }

  /** Notes that the next event is not what it must be. */
  void breach(String expected) {
    breaches.add(
        "%s, position %d: %s%n  must be: %s"
            .formatted(partner, next + 1, hasNext() ? events.get(next) : "nothing", expected));
  }

  List<String> breaches() {
    return breaches;
  }
}
