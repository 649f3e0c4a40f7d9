package dev.mandate.roles.store;

import dev.mandate.policy.Role;
import dev.mandate.wire.AttributesCodec;
import dev.mandate.wire.CloudEvent;
import dev.mandate.wire.EventCodec;
import dev.mandate.wire.Provenance;
import dev.mandate.wire.UnreadableException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which roles end by themselves, and when. Written in the transaction of the events it follows
 * from, while their partner is locked.
 */
public final class RoleExpiries {
  /** A role of a partner's own user. */
  public record HeldRole(String partnerId, String userId, Role role) {}

  /**
   * A limit in time.
   *
   * @param expiresAt the instant from which the role no longer counts
   * @param grantedPosition the event that granted it
   */
  record Limit(Instant expiresAt, long grantedPosition) {}

  /**
   * A grant that ends by itself.
   *
   * @param expiresAt the instant from which the role no longer counts
   * @param provenance the command that granted it
   */
  public record LimitedGrant(Instant expiresAt, Provenance provenance) {}

  /**
   * The end of one of a user's roles.
   *
   * @param at when it is
   */
  public record Upcoming(String partnerId, String userId, Instant at) {}

  /** Any number, the same in every instance, used for nothing else. */
  private static final long LOCK = 0x657870697279L;

  private final JdbcTemplate jdbc;

  public RoleExpiries(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Takes the turn to end roles until the end of the transaction, if no other instance has it. It
   * only saves instances from waiting for each other; what is right is up to the partners' locks.
   */
  public boolean tryTakeTurn() {
    return Boolean.TRUE.equals(
        jdbc.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, LOCK));
  }

  /**
   * The next ends of roles up to an instant, the earliest first.
   *
   * @param limit how many at most
   * @param except the partners to leave out
   */
  public List<Upcoming> upcoming(Instant until, int limit, Collection<String> except) {
    return jdbc.query(
        """
        select partner_id, user_id, expires_at from role_expiry
        where expires_at <= ?::timestamptz and partner_id <> all(?)
        order by expires_at, partner_id, user_id limit ?
        """,
        (row, _) ->
            new Upcoming(
                row.getString("partner_id"), row.getString("user_id"), instant(row, "expires_at")),
        until.toString(),
        except.toArray(String[]::new),
        limit);
  }

  /**
   * What users hold that ends by itself.
   *
   * @param users ids of users by partner
   */
  public Map<HeldRole, LimitedGrant> of(Map<String, Set<String>> users) {
    List<String> partnerIds = new ArrayList<>();
    List<String> userIds = new ArrayList<>();
    users.forEach(
        (partner, ids) ->
            ids.forEach(
                id -> {
                  partnerIds.add(partner);
                  userIds.add(id);
                }));
    Map<HeldRole, LimitedGrant> grants = new HashMap<>();
    jdbc.query(
        """
        select r.partner_id, r.user_id, r.role, r.expires_at, e.attributes, e.data
        from role_expiry r
        join unnest(?, ?) as asked (partner_id, user_id) using (partner_id, user_id)
        join event e on e.partner_id = r.partner_id and e.position = r.granted_position
        """,
        row -> {
          HeldRole role =
              new HeldRole(
                  row.getString("partner_id"),
                  row.getString("user_id"),
                  Role.valueOf(row.getString("role")));
          grants.put(role, new LimitedGrant(instant(row, "expires_at"), provenance(row)));
        },
        partnerIds.toArray(String[]::new),
        userIds.toArray(String[]::new));
    return grants;
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getTimestamp(column).toInstant();
  }

  private static Provenance provenance(ResultSet row) throws SQLException {
    try {
      CloudEvent granted =
          new CloudEvent(AttributesCodec.read(row.getBytes("attributes")), row.getBytes("data"));
      return EventCodec.read(granted).provenance();
    } catch (UnreadableException e) {
      throw new IllegalStateException("A stored event cannot be read: " + e.detail(), e);
    }
  }

  /** Writes what the events of this transaction change, in one statement each; often nothing. */
  public void apply(Exchange exchange, ExpiryChanges changes) {
    if (!changes.limited.isEmpty()) {
      limit(exchange, List.copyOf(changes.limited.entrySet()));
    }
    if (!changes.unlimited.isEmpty()) {
      delete(exchange, changes.unlimited);
    }
  }

  private static void limit(Exchange exchange, List<Map.Entry<HeldRole, Limit>> limits) {
    List<HeldRole> roles = limits.stream().map(Map.Entry::getKey).toList();
    exchange.update(
        """
        insert into role_expiry (partner_id, user_id, role, expires_at, granted_position)
        select partner_id, user_id, role, expires_at::timestamptz, position
        from unnest(?, ?, ?, ?, ?) as n (partner_id, user_id, role, expires_at, position)
        on conflict (partner_id, user_id, role) do update
          set expires_at = excluded.expires_at, granted_position = excluded.granted_position
        """,
        partners(roles),
        users(roles),
        names(roles),
        limits.stream().map(l -> l.getValue().expiresAt().toString()).toArray(String[]::new),
        limits.stream().map(l -> l.getValue().grantedPosition()).toArray(Long[]::new));
  }

  private static void delete(Exchange exchange, Collection<HeldRole> roles) {
    exchange.update(
        """
        delete from role_expiry r using unnest(?, ?, ?) as n (partner_id, user_id, role)
        where r.partner_id = n.partner_id and r.user_id = n.user_id and r.role = n.role
        """,
        partners(roles),
        users(roles),
        names(roles));
  }

  private static String[] partners(Collection<HeldRole> roles) {
    return roles.stream().map(HeldRole::partnerId).toArray(String[]::new);
  }

  private static String[] users(Collection<HeldRole> roles) {
    return roles.stream().map(HeldRole::userId).toArray(String[]::new);
  }

  private static String[] names(Collection<HeldRole> roles) {
    return roles.stream().map(role -> role.role().name()).toArray(String[]::new);
  }
}
