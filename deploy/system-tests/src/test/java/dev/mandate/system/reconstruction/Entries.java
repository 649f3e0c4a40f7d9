package dev.mandate.system.reconstruction;

import dev.mandate.system.oracle.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The entries of one partner's log, as events are entered in its ledger one by one. */
final class Entries {
  private final String partner;
  private final Ledger ledger;
  private final List<ExpectedEntry> entries = new ArrayList<>();

  Entries(String partner, Ledger ledger) {
    this.partner = partner;
    this.ledger = ledger;
  }

  /** The entries so far, position by position. */
  List<ExpectedEntry> all() {
    return entries;
  }

  /** Adds the entry of an event. Who is new is called by the new name, others by the old one. */
  void add(Origin origin, Fact fact, Moment moment) {
    Subject subject = Subject.of(fact, origin.command());
    String oldUser = name(subject.user(), ledger::nameOfUser);
    String oldCustomer = name(subject.customer(), ledger::nameOfCustomer);
    Change change = ledger.enter(fact, moment.decided());
    Map<String, Object> fields = fieldsOf(origin, fact, moment, subject);
    put(fields, "old", change.before().isEmpty() ? null : change.before());
    put(fields, "new", change.after().isEmpty() ? null : change.after());
    put(fields, "targetName", oldUser == null ? name(subject.user(), ledger::nameOfUser) : oldUser);
    put(
        fields,
        "customerName",
        oldCustomer == null ? name(subject.customer(), ledger::nameOfCustomer) : oldCustomer);
    entries.add(new ExpectedEntry(fields, origin.code() != null, named(fields)));
  }

  private Map<String, Object> fieldsOf(Origin origin, Fact fact, Moment moment, Subject subject) {
    boolean changesNothing = fact.type().startsWith("Command");
    return Change.values(
        "position", entries.size() + 1,
        "partnerId", partner,
        "event", fact.type(),
        "command", origin.command().type(),
        "outcome", origin.outcome(),
        "code", origin.code(),
        "actor", fact.isConsequence() ? Origin.MANDATE : origin.actor(),
        "targetUser", subject.user(),
        "customerId", subject.customer(),
        "role", subject.role(),
        "cause", fact.optionalText("cause"),
        "reason", origin.command().data().get("reason"),
        "asked", origin.asked(),
        "decided", moment.decided(),
        "recorded", moment.recorded(),
        "commandId", origin.command().identity().id(),
        "commandSource", origin.command().identity().source(),
        "correlationId", origin.correlationId(),
        "traceId", origin.traceId(),
        "request", changesNothing ? origin.command().data() : null);
  }

  private static @Nullable String name(
      @Nullable String id, Function<String, @Nullable String> names) {
    return id == null ? null : names.apply(id);
  }

  private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value);
    }
  }

  /** The actor, the user and the customer, by id and name, as far as they are known. */
  private static Set<String> named(Map<String, Object> fields) {
    Set<String> named = new TreeSet<>();
    if (fields.get("actor") instanceof Map<?, ?> actor) {
      if (actor.equals(Origin.MANDATE)) {
        named.add("Mandate");
      } else {
        Stream.of("id", "name").map(actor::get).forEach(word -> add(named, word));
      }
    }
    Stream.of("targetUser", "targetName", "customerId", "customerName")
        .map(fields::get)
        .forEach(word -> add(named, word));
    return named;
  }

  private static void add(Set<String> named, @Nullable Object word) {
    if (word != null) {
      named.add(word.toString());
    }
  }
}
