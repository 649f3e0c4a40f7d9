package dev.mandate.access.replica;

import dev.mandate.access.facts.RestrictionKeys;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.Role;
import dev.mandate.wire.Topics;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes a replica of what the tables say at one moment. */
@Component
final class ReplicaLoader {
  private static final int FETCH_SIZE = 5_000;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate snapshot;

  ReplicaLoader(DataSource dataSource, PlatformTransactionManager transactions) {
    jdbc = new JdbcTemplate(dataSource);
    jdbc.setFetchSize(FETCH_SIZE); // rows come in portions, whatever their number
    snapshot = new TransactionTemplate(transactions);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    snapshot.setReadOnly(true);
  }

  Loaded load() {
    return Objects.requireNonNull(snapshot.execute(_ -> loadHere()));
  }

  private Loaded loadHere() {
    Replica replica = new Replica();
    jdbc.query(
        "select partner_id, position from partner_progress",
        row -> {
          replica.partner(row.getString("partner_id")).setPosition(row.getLong("position"));
        });
    loadPartners(replica);
    loadCustomers(replica);
    loadGrants(replica);
    loadEntries(replica);
    loadCustomerGrants(replica);
    return new Loaded(replica, offsets());
  }

  private void loadPartners(Replica replica) {
    jdbc.query(
        "select partner_id, restrictions from partner where to_position is null",
        row -> {
          PartnerReplica partner = partner(replica, row);
          partner.setRestrictions(RestrictionKeys.read(row.getString("restrictions")));
          replica.register(row.getString("partner_id"), partner);
        });
  }

  private void loadCustomers(Replica replica) {
    jdbc.query(
        """
        select partner_id, customer_id, restricted_mode from customer where to_position is null
        """,
        row -> {
          replica.addCustomer(
              row.getString("customer_id"),
              partner(replica, row),
              row.getBoolean("restricted_mode"));
        });
  }

  private void loadGrants(Replica replica) {
    jdbc.query(
        "select partner_id, user_id, role, expires_at from role_grant where to_position is null",
        row -> {
          OffsetDateTime expiresAt = row.getObject("expires_at", OffsetDateTime.class);
          partner(replica, row)
              .grant(
                  row.getString("user_id"),
                  Role.valueOf(row.getString("role")),
                  expiresAt == null ? null : expiresAt.toInstant());
        });
  }

  private void loadEntries(Replica replica) {
    jdbc.query(
        """
        select partner_id, user_id, customer_id, basis from managed_entry where to_position is null
        """,
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

  private void loadCustomerGrants(Replica replica) {
    jdbc.query(
        """
        select partner_id, user_id, customer_id, role from customer_role_grant
        where to_position is null
        """,
        row -> {
          CustomerReplica customer = replica.customer(row.getString("customer_id"));
          if (customer != null) {
            partner(replica, row)
                .grantInCustomer(
                    row.getString("user_id"), customer, Role.valueOf(row.getString("role")));
          }
        });
  }

  private Map<Integer, Long> offsets() {
    Map<Integer, Long> offsets = new HashMap<>();
    jdbc.query(
        "select partition, next_offset from consumer_offset where topic = ?",
        row -> {
          offsets.put(row.getInt("partition"), row.getLong("next_offset"));
        },
        Topics.EVENTS);
    return offsets;
  }

  private static PartnerReplica partner(Replica replica, ResultSet row) throws SQLException {
    return replica.partner(row.getString("partner_id"));
  }
}
