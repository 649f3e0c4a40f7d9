package dev.mandate.access.audit;

import dev.mandate.audit.Outcome;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the audit log to look for. What is null filters nothing; an entry has to pass
 * all the others.
 *
 * @param partner the partner whose log it is in
 * @param customer the customer it is about
 * @param actor the user or system that asked
 * @param target a user or a customer that it is about
 * @param action the short name of an event or a command
 * @param outcome what became of the command
 * @param from the earliest instant of decision
 * @param to the instant of decision before which they lie
 * @param q a text that stands, in upper or lower case, in its reason or in what its actor, its user
 *     or its customer was called then
 * @param events the short names of the events that it may tell of
 * @param related what it belongs to
 */
public record AuditFilter(
    @Nullable String partner,
    @Nullable String customer,
    @Nullable String actor,
    @Nullable String target,
    @Nullable String action,
    @Nullable Outcome outcome,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String q,
    @Nullable Set<String> events,
    @Nullable Related related) {
  /** One that does not say what entries belong to. */
  public AuditFilter(
      @Nullable String partner,
      @Nullable String customer,
      @Nullable String actor,
      @Nullable String target,
      @Nullable String action,
      @Nullable Outcome outcome,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable String q,
      @Nullable Set<String> events) {
    this(partner, customer, actor, target, action, outcome, from, to, q, events, null);
  }

  /** The same events are the same filter, also for a cursor: in one order. */
  public AuditFilter {
    events = events == null ? null : Collections.unmodifiableSet(new TreeSet<>(events));
  }

  /** The same in the log of this partner, or of all. */
  public AuditFilter in(@Nullable String partnerId) {
    return new AuditFilter(
        partnerId, customer, actor, target, action, outcome, from, to, q, events, related);
  }

  /** The same with other words to look for; with none if they are null. */
  public AuditFilter searching(@Nullable String words) {
    return new AuditFilter(
        partner, customer, actor, target, action, outcome, from, to, words, events, related);
  }
}
