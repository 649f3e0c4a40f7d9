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
import dev.mandate.wire.EventCodec;
import dev.mandate.wire.UnreadableException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** Folds states from stored events, for many aggregates in one query. */
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
    Map<String, Versioned<?>> loaded = new HashMap<>();
    jdbc.query(
        """
        select partner_id, sequence_number, type, data, aggregate_id from event
        where partner_id = any(?) and concerns_partner order by partner_id, position
        """,
        row -> {
          fold(loaded, AggregateId.ofPartner(row.getString("partner_id")), row);
        },
        (Object) partnerIds.toArray(String[]::new));
    return loaded;
  }

  /** The states of users and customers, by aggregate id; those without events are left out. */
  Map<String, Versioned<?>> load(Collection<String> aggregateIds) {
    Map<String, Versioned<?>> loaded = new HashMap<>();
    jdbc.query(
        """
        select aggregate_id, sequence_number, type, data from event
        where aggregate_id = any(?) order by aggregate_id, sequence_number
        """,
        row -> {
          fold(loaded, row.getString("aggregate_id"), row);
        },
        (Object) aggregateIds.toArray(String[]::new));
    return loaded;
  }

  private static void fold(Map<String, Versioned<?>> states, String id, ResultSet row)
      throws SQLException {
    Event event = event(row.getString("type"), row.getBytes("data"));
    Versioned<?> before = states.get(id);
    Object state = before == null ? AggregateId.emptyState(id) : before.state();
    boolean own = id.equals(row.getString("aggregate_id"));
    long last = before == null ? Versioned.NO_EVENTS : before.sequence();
    states.put(
        id, new Versioned<>(evolve(state, event), own ? row.getLong("sequence_number") : last));
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
