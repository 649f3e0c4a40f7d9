package dev.mandate.access.replica;

import dev.mandate.access.facts.RestrictionKeys;
import dev.mandate.access.reading.ReadingDatabase;
import dev.mandate.access.reading.Rows;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.Role;
import dev.mandate.wire.Topics;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes replicas of what the tables say. */
@Component
public final class ReplicaLoader {
  private static final int FETCH_SIZE = 5_000;
  private static final Held NOW = new Held("to_position is null");

  /** Which facts are wanted: those that fulfil a condition. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  private record Held(String condition, Object... arguments) {
    /** What held about a partner right after the event at a position. */
    static Held after(String partnerId, long position) {
      return new Held(
          "partner_id = ? and from_position <= ? and (to_position is null or to_position > ?)",
          partnerId,
          position,
          position);
    }
  }

  private final JdbcTemplate jdbc;
  private final TransactionTemplate snapshot;

  /** Reads the tables of this database, each time in one transaction. */
  public ReplicaLoader(ReadingDatabase database) {
    jdbc = database.jdbc();
    jdbc.setFetchSize(FETCH_SIZE); // rows come in portions, whatever their number
    snapshot = database.snapshots();
  }

  /**
   * A partner as it was right after one of its events; one without events at position 0.
   *
   * @param position a position that the tables have reached
   */
  public PartnerView partnerAt(String partnerId, long position) {
    Replica replica = new Replica();
    replica.partner(partnerId).setPosition(position);
    if (position > 0) {
      snapshot.executeWithoutResult(_ -> loadFacts(replica, Held.after(partnerId, position)));
    }
    return new PartnerView(replica, partnerId);
  }

  /**
   * All partners as they are now.
   *
   * @param topicId where the events go on
   */
  Loaded load(String topicId) {
    return Objects.requireNonNull(snapshot.execute(_ -> loadHere(topicId)));
  }

  private Loaded loadHere(String topicId) {
    Replica replica = new Replica();
    jdbc.query(
        "select partner_id, position from partner_progress",
        row -> {
          replica.partner(row.getString("partner_id")).setPosition(row.getLong("position"));
        });
    loadFacts(replica, NOW);
    return new Loaded(replica, tables(), offsets(topicId));
  }

  /** Tells the tables that answer now from all others. */
  long tables() {
    return Objects.requireNonNull(
        jdbc.queryForObject("select to_regclass('partner_progress')::oid::bigint", Long.class));
  }

  private void loadFacts(Replica replica, Held held) {
    loadPartners(replica, held);
    loadCustomers(replica, held);
    loadGrants(replica, held);
    loadEntries(replica, held);
    loadCustomerGrants(replica, held);
  }

  private void query(String select, Held held, RowCallbackHandler each) {
    jdbc.query(select + " where " + held.condition(), each, held.arguments());
  }

  private void loadPartners(Replica replica, Held held) {
    query(
        "select partner_id, restrictions from partner",
        held,
        row -> {
          PartnerReplica partner = partner(replica, row);
          partner.setRestrictions(RestrictionKeys.read(row.getString("restrictions")));
          replica.register(row.getString("partner_id"), partner);
        });
  }

  private void loadCustomers(Replica replica, Held held) {
    query(
        "select partner_id, customer_id, restricted_mode from customer",
        held,
        row -> {
          replica.addCustomer(
              row.getString("customer_id"),
              partner(replica, row),
              row.getBoolean("restricted_mode"));
        });
  }

  private void loadGrants(Replica replica, Held held) {
    query(
        "select partner_id, user_id, role, expires_at from role_grant",
        held,
        row -> {
          partner(replica, row)
              .grant(
                  row.getString("user_id"),
                  Role.valueOf(row.getString("role")),
                  Rows.instantOrNull(row, "expires_at"));
        });
  }

  private void loadEntries(Replica replica, Held held) {
    query(
        "select partner_id, user_id, customer_id, basis from managed_entry",
        held,
        row -> {
          CustomerReplica customer = replica.customer(row.getString("customer_id"));
          if (customer != null) {
            partner(replica, row)
                .assign(
                    row.getString("user_id"),
                    customer,
                    AssignmentBasis.valueOf(row.getString("basis")));
          }
        });
  }

  private void loadCustomerGrants(Replica replica, Held held) {
    query(
        "select partner_id, user_id, customer_id, role from customer_role_grant",
        held,
        row -> {
          CustomerReplica customer = replica.customer(row.getString("customer_id"));
          if (customer != null) {
            partner(replica, row)
                .grantInCustomer(
                    row.getString("user_id"), customer, Role.valueOf(row.getString("role")));
          }
        });
  }

  private Map<Integer, Long> offsets(String topicId) {
    Map<Integer, Long> offsets = new HashMap<>();
    jdbc.query(
        """
        select partition, next_offset from consumer_offset
        where topic = ? and coalesce(topic_id, ?) = ?
        """,
        row -> {
          offsets.put(row.getInt("partition"), row.getLong("next_offset"));
        },
        Topics.EVENTS,
        topicId,
        topicId);
    return offsets;
  }

  private static PartnerReplica partner(Replica replica, ResultSet row) throws SQLException {
    return replica.partner(row.getString("partner_id"));
  }
}
