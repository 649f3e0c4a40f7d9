package dev.mandate.access.audit;

import dev.mandate.wire.EventCodec;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a filter says of events and commands, in columns that have an index. The outcome of a
 * command follows from its event; an action is the name of an event or else that of a command.
 *
 * @param events the only events that pass, or null if any does
 * @param command the only command that passes, or null if any does
 * @param onlyAccepted whether the command has to have been accepted
 */
record Happened(@Nullable Set<String> events, @Nullable String command, boolean onlyAccepted) {
  private static final String REJECTED = "CommandRejected";
  private static final String NO_EFFECT = "CommandHadNoEffect";

  static Happened of(AuditFilter filter) {
    String action = filter.action();
    boolean byEvent = action != null && EventCodec.isName(action);
    Set<String> events = both(filter.events(), byEvent ? Set.of(action) : null);
    String command = byEvent ? null : action;
    return switch (filter.outcome()) {
      case null -> new Happened(events, command, false);
      case REJECTED -> new Happened(both(events, Set.of(REJECTED)), command, false);
      case NO_EFFECT -> new Happened(both(events, Set.of(NO_EFFECT)), command, false);
      case ACCEPTED ->
          events == null
              ? new Happened(null, command, true)
              : new Happened(without(events, Set.of(REJECTED, NO_EFFECT)), command, false);
    };
  }

  /** Whether no entry can pass. */
  boolean isNothing() {
    return events != null && events.isEmpty();
  }

  private static @Nullable Set<String> both(@Nullable Set<String> a, @Nullable Set<String> b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    Set<String> common = new TreeSet<>(a);
    common.retainAll(b);
    return common;
  }

  private static Set<String> without(Set<String> all, Set<String> others) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(others);
    return rest;
  }
}
