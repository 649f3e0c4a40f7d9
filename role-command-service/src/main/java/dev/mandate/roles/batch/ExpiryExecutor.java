package dev.mandate.roles.batch;

import dev.mandate.roles.store.Exchange;
import dev.mandate.roles.store.IdRegistry.Namespace;
import dev.mandate.roles.store.IdRegistry.RegisteredId;
import dev.mandate.roles.store.PartnerHistories;
import dev.mandate.roles.store.PartnerHistories.Head;
import dev.mandate.roles.store.PreparedBatch;
import dev.mandate.roles.store.RoleExpiries;
import dev.mandate.roles.store.RoleExpiries.HeldRole;
import dev.mandate.roles.store.RoleExpiries.LimitedGrant;
import dev.mandate.roles.store.StatePreparation;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends roles whose time is over, for many users in one transaction. Their partners are locked as by
 * commands, and what is over is judged under the lock: if a command or another instance was faster,
 * nothing is left to write.
 */
public final class ExpiryExecutor {
  /** What became of an attempt. */
  public enum Outcome {
    /** Events were committed. */
    WRITTEN,
    /** Everything was on record already. */
    NOTHING_TO_WRITE,
    /** Another instance is ending roles at this moment. */
    NOT_OUR_TURN
  }

  /** A transaction takes no further user after so many events: they hold up other writers. */
  private static final int EVENTS = 2_000;

  private final TransactionTemplate transactions;
  private final JdbcTemplate jdbc;
  private final PartnerHistories histories;
  private final RoleExpiries expiries;
  private final StatePreparation preparation;
  private final Judgement judgement;
  private final Clock clock;

  public ExpiryExecutor(
      TransactionTemplate transactions,
      JdbcTemplate jdbc,
      PartnerHistories histories,
      RoleExpiries expiries,
      StatePreparation preparation,
      Judgement judgement,
      Clock clock) {
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.histories = histories;
    this.expiries = expiries;
    this.preparation = preparation;
    this.judgement = judgement;
    this.clock = clock;
  }

  /**
   * Ends what is over now. Users that do not fit into one transaction stay due.
   *
   * @param users ids of users by partner, in the order in which they are taken
   */
  public Outcome end(Map<String, Set<String>> users) {
    Committed committed = Objects.requireNonNull(transactions.execute(_ -> inTransaction(users)));
    if (committed.batch() != null) {
      preparation.keep(committed.batch(), committed.heads());
    }
    return committed.outcome();
  }

  private record Committed(
      Outcome outcome, @Nullable PreparedBatch batch, Map<String, Head> heads) {}

  private Committed inTransaction(Map<String, Set<String>> users) {
    if (!expiries.tryTakeTurn()) {
      return new Committed(Outcome.NOT_OUR_TURN, null, Map.of());
    }
    Map<String, Head> heads = lock(new TreeSet<>(users.keySet()));
    Map<HeldRole, LimitedGrant> grants = expiries.of(users);
    PreparedBatch prepared = preparation.prepare(mentioned(users), heads, (_, _) -> Set.of());
    Batch batch =
        new Batch(
            heads,
            judgement.aggregates(),
            new IdOwners(prepared.owners()),
            new People(Map.of())); // whose roles end is not named by that
    Exchange writes = new Exchange(jdbc);
    judgement.run(prepared.states(), batch, writes, () -> endAll(users, grants, batch, writes));
    writes.run();
    Map<String, Head> newHeads = batch.heads();
    return new Committed(
        newHeads.equals(heads) ? Outcome.NOTHING_TO_WRITE : Outcome.WRITTEN, prepared, newHeads);
  }

  private Map<String, Head> lock(SortedSet<String> partners) {
    Exchange exchange = new Exchange(jdbc);
    Supplier<Map<String, Head>> heads = histories.lock(exchange, partners);
    exchange.run();
    return heads.get();
  }

  private static Map<String, Set<RegisteredId>> mentioned(Map<String, Set<String>> users) {
    Map<String, Set<RegisteredId>> mentioned = new TreeMap<>();
    users.forEach(
        (partner, ids) ->
            mentioned.put(
                partner,
                ids.stream()
                    .map(id -> new RegisteredId(Namespace.USER, id))
                    .collect(Collectors.toSet())));
    return mentioned;
  }

  private void endAll(
      Map<String, Set<String>> users,
      Map<HeldRole, LimitedGrant> grants,
      Batch batch,
      Exchange writes) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Map<String, Set<String>> judged = new TreeMap<>();
    int written = 0;
    for (Map.Entry<String, Set<String>> partner : users.entrySet()) {
      for (String user : partner.getValue()) {
        if (written < EVENTS) {
          written += batch.partner(partner.getKey()).endRoles(user, grants, now);
          judged.computeIfAbsent(partner.getKey(), _ -> new HashSet<>()).add(user);
        }
      }
    }
    requireThatNothingJudgedStaysDue(judged, grants, batch, now);
    if (written > 0) {
      expiries.apply(writes, batch.expiryChanges());
      histories.advance(writes, batch.heads());
    }
  }

  /** A row that stays due contradicts the events, and would be taken up again without end. */
  private static void requireThatNothingJudgedStaysDue(
      Map<String, Set<String>> judged,
      Map<HeldRole, LimitedGrant> grants,
      Batch batch,
      Instant now) {
    grants.forEach(
        (role, grant) -> {
          boolean due =
              judged.getOrDefault(role.partnerId(), Set.of()).contains(role.userId())
                  && !grant.expiresAt().isAfter(now);
          if (due && !batch.expiryChanges().ends(role)) {
            throw new IllegalStateException(
                "role_expiry says that "
                    + role
                    + " is over, the events say that it is not; fill the table anew from the"
                    + " events, as V3__role_expiry.sql does");
          }
        });
  }
}
