package dev.mandate.roles.store;

import dev.mandate.events.CustomerOrgEvent;
import dev.mandate.events.Event;
import dev.mandate.events.PartnerAdminEvent;
import dev.mandate.events.PartnerOrgEvent;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.RoleRevoked;
import dev.mandate.roles.aggregate.AggregateId;
import dev.mandate.roles.domain.CustomerOrgState;
import dev.mandate.roles.domain.PartnerAdminState;
import dev.mandate.roles.domain.PartnerOrgState;
import dev.mandate.roles.store.Snapshots.Snapshot;
import dev.mandate.wire.EventCodec;
import dev.mandate.wire.UnreadableException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Folds states from snapshots and the events behind them, for many aggregates at once. */
final class StateLoader {
  private final JdbcTemplate jdbc;

  StateLoader(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether an event is part of the fold of its partner organization (marked in the store). */
  static boolean concernsPartner(Event event) {
    return event instanceof PartnerOrgEvent
        || event instanceof RoleGranted
        || event instanceof RoleRevoked;
  }

  /** The states of partner organizations, by aggregate id; those without events are left out. */
  Map<String, Versioned<?>> loadPartners(Collection<String> partnerIds) {
    Map<String, String> partners = new HashMap<>();
    partnerIds.forEach(id -> partners.put(AggregateId.ofPartner(id), id));
    Map<String, Snapshot> kept = Snapshots.find(jdbc, partners.keySet());
    Map<String, Versioned<?>> loaded = states(kept);
    List<String> aggregates = List.copyOf(partners.keySet());
    jdbc.query(
        """
        select partner_id, sequence_number, type, data, aggregate_id
        from unnest(?, ?) as asked (partner_id, after)
        join event using (partner_id)
        where position > after and concerns_partner order by partner_id, position
        """,
        row -> {
          fold(loaded, AggregateId.ofPartner(row.getString("partner_id")), row);
        },
        aggregates.stream().map(partners::get).toArray(String[]::new),
        aggregates.stream()
            .map(id -> after(kept.get(id), Snapshot::position, 0))
            .toArray(Long[]::new));
    return loaded;
  }

  /** The states of users and customers, by aggregate id; those without events are left out. */
  Map<String, Versioned<?>> load(Collection<String> aggregateIds) {
    Map<String, Snapshot> kept = Snapshots.find(jdbc, aggregateIds);
    Map<String, Versioned<?>> loaded = states(kept);
    jdbc.query(
        """
        select aggregate_id, sequence_number, type, data
        from unnest(?, ?) as asked (aggregate_id, after)
        join event using (aggregate_id)
        where sequence_number > after order by aggregate_id, sequence_number
        """,
        row -> {
          fold(loaded, row.getString("aggregate_id"), row);
        },
        aggregateIds.toArray(String[]::new),
        aggregateIds.stream()
            .map(
                id ->
                    after(
                        kept.get(id), snapshot -> snapshot.state().sequence(), Versioned.NO_EVENTS))
            .toArray(Long[]::new));
    return loaded;
  }

  private static Map<String, Versioned<?>> states(Map<String, Snapshot> kept) {
    Map<String, Versioned<?>> states = new HashMap<>();
    kept.forEach((id, snapshot) -> states.put(id, snapshot.state()));
    return states;
  }

  private static Long after(@Nullable Snapshot kept, ToLongFunction<Snapshot> upTo, long nothing) {
    return kept == null ? nothing : upTo.applyAsLong(kept);
  }

  private static void fold(Map<String, Versioned<?>> states, String id, ResultSet row)
      throws SQLException {
    Event event = event(row.getString("type"), row.getBytes("data"));
    Versioned<?> before = Objects.requireNonNullElseGet(states.get(id), () -> Versioned.empty(id));
    boolean own = id.equals(row.getString("aggregate_id"));
    states.put(
        id,
        new Versioned<>(
            evolve(before.state(), event),
            own ? row.getLong("sequence_number") : before.sequence(),
            before.folded() + 1));
  }

  private static Object evolve(Object state, Event event) {
    return switch (state) {
      case PartnerOrgState org -> org.evolve(event);
      case PartnerAdminState user -> user.evolve((PartnerAdminEvent) event);
      case CustomerOrgState customer -> customer.evolve((CustomerOrgEvent) event);
      default -> throw new IllegalStateException("Not a state: " + state.getClass());
    };
  }

  private static Event event(String type, byte[] data) {
    try {
      return EventCodec.event(type, data);
    } catch (UnreadableException e) {
      throw new IllegalStateException("A stored event cannot be read: " + e.detail(), e);
    }
  }
}
