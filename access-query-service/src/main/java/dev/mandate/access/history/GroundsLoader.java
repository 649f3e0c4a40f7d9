package dev.mandate.access.history;

import dev.mandate.access.facts.Moment;
import dev.mandate.access.facts.RestrictedMode;
import dev.mandate.access.facts.RestrictionKeys;
import dev.mandate.access.facts.RoleGrant;
import dev.mandate.access.history.Grounds.Listed;
import dev.mandate.access.history.Grounds.Restrictive;
import dev.mandate.access.history.Organizations.Organization;
import dev.mandate.access.reading.Rows;
import dev.mandate.events.GrantCause;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.Ids;
import dev.mandate.policy.OrgType;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Restriction;
import dev.mandate.policy.RestrictionSet;
import dev.mandate.policy.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * Loads what the access of users rested on after a position, from the facts and their intervals.
 */
@Component
final class GroundsLoader {
  private static final String AT =
      " and from_position <= :position and (to_position is null or to_position > :position)";

  private final JdbcClient jdbc;

  GroundsLoader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What that of one user rested on. */
  Grounds load(Organization org, String userId, long position) {
    String user = idOrNobody(userId);
    return Objects.requireNonNull(load(org, List.of(user), position).get(user));
  }

  /** What that of each of these users rested on, in their order; all of them have ids. */
  Map<String, Grounds> load(Organization org, List<String> userIds, long position) {
    Map<String, Grounds> grounds = new LinkedHashMap<>();
    if (position < org.bornAt()) {
      userIds.forEach(user -> grounds.put(user, Grounds.none(org.type())));
      return grounds;
    }
    Place place = new Place(org.partnerId(), org.id(), userIds, position);
    boolean isCustomer = org.type() == OrgType.CUSTOMER;
    Map<String, Map<Role, RoleGrant>> granted = granted(place);
    Map<String, Listed> listed = isCustomer ? listed(place) : Map.of();
    Map<String, Map<Role, Moment>> own = isCustomer ? own(place) : Map.of();
    Restrictive restriction = isCustomer ? restriction(place) : Restrictive.NONE;
    for (String user : userIds) {
      grounds.put(
          user,
          new Grounds(
              org.type(),
              granted.getOrDefault(user, Map.of()),
              listed.get(user),
              own.getOrDefault(user, Map.of()),
              restriction));
    }
    return grounds;
  }

  /** What nobody can be called is nobody; PostgreSQL would refuse some of it. */
  static String idOrNobody(String userId) {
    return Ids.isId(userId) ? userId : "";
  }

  /** Whose access, where, and after which event. */
  private record Place(String partnerId, String orgId, List<String> userIds, long position) {}

  private StatementSpec query(String sql, Place place) {
    return jdbc.sql(sql)
        .param("partner", place.partnerId())
        .param("org", place.orgId())
        .param("users", place.userIds().toArray(String[]::new))
        .param("position", place.position());
  }

  private Map<String, Map<Role, RoleGrant>> granted(Place place) {
    Map<String, Map<Role, RoleGrant>> granted = new HashMap<>();
    query(
            "select * from role_grant where partner_id = :partner and user_id = any(:users)" + AT,
            place)
        .query(
            row -> {
              of(granted, row)
                  .put(
                      role(row),
                      new RoleGrant(
                          GrantCause.valueOf(row.getString("cause")),
                          Rows.instantOrNull(row, "expires_at"),
                          Rows.moment(row, "since")));
            });
    return granted;
  }

  private Map<String, Listed> listed(Place place) {
    Map<String, Listed> listed = new HashMap<>();
    query(
            """
            select user_id, basis, from_position, from_decided from managed_entry
            where partner_id = :partner and user_id = any(:users) and customer_id = :org\
            """
                + AT,
            place)
        .query(
            row -> {
              listed.put(
                  row.getString("user_id"),
                  new Listed(
                      AssignmentBasis.valueOf(row.getString("basis")), Rows.moment(row, "from")));
            });
    return listed;
  }

  private Map<String, Map<Role, Moment>> own(Place place) {
    Map<String, Map<Role, Moment>> own = new HashMap<>();
    query(
            """
            select user_id, role, from_position, from_decided from customer_role_grant
            where partner_id = :partner and user_id = any(:users) and customer_id = :org\
            """
                + AT,
            place)
        .query(
            row -> {
              of(own, row).put(role(row), Rows.moment(row, "from"));
            });
    return own;
  }

  /** The roles of the user whom a row is about. */
  private static <T> Map<Role, T> of(Map<String, Map<Role, T>> users, ResultSet row)
      throws SQLException {
    return users.computeIfAbsent(row.getString("user_id"), _ -> new EnumMap<>(Role.class));
  }

  private static Role role(ResultSet row) throws SQLException {
    return Role.valueOf(row.getString("role"));
  }

  private Restrictive restriction(Place place) {
    Map<Restriction, Moment> listed = restrictionsSince(place);
    Moment on = onSince(place);
    return new Restrictive(
        new RestrictedMode(on != null, RestrictionSet.of(listed.keySet())), on, listed);
  }

  /** Since when restricted mode has been on, whatever else changed about the customer meanwhile. */
  private @Nullable Moment onSince(Place place) {
    return query(
            """
            select from_position, from_decided from customer
            where partner_id = :partner and customer_id = :org and from_position <= :position
              and from_position > coalesce((
                select max(from_position) from customer
                where partner_id = :partner and customer_id = :org
                  and from_position <= :position and not restricted_mode), 0)
            order by from_position limit 1
            """,
            place)
        .query((row, _) -> Rows.moment(row, "from"))
        .optional()
        .orElse(null);
  }

  /** Since when each restriction has been on the partner's list without a break. */
  private Map<Restriction, Moment> restrictionsSince(Place place) {
    Map<Restriction, Moment> since = new HashMap<>();
    query(
            """
            select restrictions, from_position, from_decided from partner
            where partner_id = :partner and from_position <= :position order by from_position
            """,
            place)
        .query(
            row -> {
              RestrictionSet list = RestrictionKeys.read(row.getString("restrictions"));
              Moment from = Rows.moment(row, "from");
              since.keySet().removeIf(restriction -> !list.contains(restriction));
              Policy.standard().restrictions().stream()
                  .filter(list::contains)
                  .forEach(restriction -> since.putIfAbsent(restriction, from));
            });
    return since;
  }
}
