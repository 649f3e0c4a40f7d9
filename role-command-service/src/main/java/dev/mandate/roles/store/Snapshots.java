package dev.mandate.roles.store;

import dev.mandate.roles.aggregate.AggregateId;
import dev.mandate.roles.domain.CustomerOrgState;
import dev.mandate.roles.domain.PartnerAdminState;
import dev.mandate.roles.domain.PartnerOrgState;
import dev.mandate.roles.store.ArrayRows.Column;
import dev.mandate.roles.store.PartnerHistories.Head;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.JacksonException;

/**
 * States of aggregates with long histories, kept so that a start, or an aggregate that left the
 * cache, costs no more than the events since. Written in the transaction of a batch that touches
 * the aggregate, while its partner is locked.
 */
public final class Snapshots {
  /** A state, and up to where it is folded. */
  record Snapshot(String aggregateId, long position, Versioned<?> state) {}

  private static final ArrayRows<Snapshot> ROWS =
      new ArrayRows<>(
          List.of(
              Column.text("aggregate_id", Snapshot::aggregateId),
              Column.number("position", Snapshot::position),
              Column.number("sequence_number", snapshot -> snapshot.state().sequence()),
              Column.text("state", snapshot -> StateCodec.write(snapshot.state().state()))));

  private static final String SAVE =
      """
      insert into state_snapshot (format, aggregate_id, position, sequence_number, state)
      select %d, %s from %s as n (%2$s)
      on conflict (aggregate_id) do update
        set format = excluded.format, position = excluded.position,
            sequence_number = excluded.sequence_number, state = excluded.state
      """
          .formatted(StateCodec.FORMAT, ROWS.names(), ROWS.source());

  private final int every;

  /**
   * @param every how many events are folded at most before a state is kept; more for a state so
   *     large that to write it would cost more than to fold them
   */
  public Snapshots(int every) {
    this.every = every;
  }

  /**
   * Keeps those states of a batch that took, or would take, many events to fold.
   *
   * @param heads the new heads of its partners
   */
  public void save(Exchange exchange, PreparedBatch batch, Map<String, Head> heads) {
    List<Snapshot> due = new ArrayList<>();
    batch.shares.forEach(
        (partner, share) -> {
          long position = Objects.requireNonNull(heads.get(partner)).position();
          for (String aggregate : share.aggregates) {
            Versioned<?> state = batch.states().get(aggregate);
            if (state.folded() >= Math.max(every, size(state.state()))) {
              due.add(new Snapshot(aggregate, position, state));
              batch.states().put(aggregate, state.kept());
            }
          }
        });
    if (!due.isEmpty()) {
      due.sort(Comparator.comparing(Snapshot::aggregateId));
      exchange.update(
          SAVE,
          ROWS.values(),
          (statement, first) -> ROWS.bind(statement, first, due),
          due.size(),
          "Not all states were kept");
    }
  }

  /** How many others a state names, which is what makes it large. */
  private static int size(Object state) {
    return switch (state) {
      case PartnerOrgState org ->
          org.fullAdmins().size() + org.partnerFullAdmins().size() + org.wholesaleAdmins().size();
      case PartnerAdminState user -> user.managedList().entries().size();
      case CustomerOrgState customer -> customer.users().size();
      default -> throw new IllegalStateException("Not a state: " + state.getClass());
    };
  }

  /** The kept states of aggregates, by their ids, as far as this version can read them. */
  static Map<String, Snapshot> find(JdbcTemplate jdbc, Collection<String> aggregateIds) {
    Map<String, Snapshot> found = new HashMap<>();
    jdbc.query(
        """
        select aggregate_id, position, sequence_number, state
        from unnest(?) as asked (aggregate_id) join state_snapshot using (aggregate_id)
        where format = ?
        """,
        row -> {
          String id = row.getString("aggregate_id");
          Object state = read(row.getString("state"), id);
          found.put(
              id,
              new Snapshot(
                  id,
                  row.getLong("position"),
                  new Versioned<>(state, row.getLong("sequence_number"), 0)));
        },
        aggregateIds.toArray(String[]::new),
        StateCodec.FORMAT);
    return found;
  }

  private static Object read(String state, String aggregateId) {
    try {
      return StateCodec.read(state, AggregateId.emptyState(aggregateId));
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "The snapshot of %s cannot be read; empty the table state_snapshot: it is filled again"
              .formatted(aggregateId),
          e);
    }
  }
}
