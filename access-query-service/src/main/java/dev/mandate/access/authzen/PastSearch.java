package dev.mandate.access.authzen;

import dev.mandate.access.facts.RestrictedMode;
import dev.mandate.access.facts.RestrictionKeys;
import dev.mandate.access.reading.Rows;
import dev.mandate.policy.Access;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.OrgType;
import dev.mandate.policy.RestrictionSet;
import dev.mandate.policy.RoleSet;
import dev.mandate.policy.RolesInForce;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * Who may do what where, as of a moment: the facts come from the tables, the policy's pure function
 * decides. Results come in the order of their ids or names, from behind one of them on.
 */
@Component
final class PastSearch {
  /** What every query of facts ends with: those that held after a position. */
  private static final String HELD =
      " %1$s.from_position <= :position"
          + " and (%1$s.to_position is null or %1$s.to_position > :position)";

  private static final String ROLES =
      """
      select g.user_id, string_agg(g.role, ',') roles from role_grant g
      where g.partner_id = :partner and (:user::text is null or g.user_id = :user::text)
        and g.user_id > :after and (g.expires_at is null or g.expires_at > :instant)
        and\
      """
          + HELD.formatted("g")
          + " group by g.user_id";

  private static final String OWN_ROLES =
      """
      select g.user_id, g.customer_id, string_agg(g.role, ',') roles, c.restricted_mode,
        p.restrictions
      from customer_role_grant g
      join customer c on c.partner_id = g.partner_id and c.customer_id = g.customer_id
      join partner p on p.partner_id = g.partner_id
      where g.partner_id = :partner and (:user::text is null or g.user_id = :user::text)
        and (:customer::text is null or g.customer_id = :customer::text) and\
      """
          + HELD.formatted("g")
          + " and"
          + HELD.formatted("c")
          + " and"
          + HELD.formatted("p")
          + " group by g.user_id, g.customer_id, c.restricted_mode, p.restrictions";

  private final JdbcClient jdbc;

  PastSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The partner that an organization of this kind belongs to, or is. */
  Optional<String> partnerOfOrganization(OrgType type, String orgId) {
    String sql =
        switch (type) {
          case PARTNER -> "select partner_id from partner where partner_id = ? limit 1";
          case CUSTOMER ->
              "select partner_id from customer where customer_id = ? and to_position is null";
        };
    return jdbc.sql(sql).param(orgId).query(String.class).optional();
  }

  /** The partner that a user belongs to, directly or through a customer, or once belonged to. */
  Optional<String> partnerOfUser(String userId) {
    return jdbc.sql(
            """
            select partner_id from partner_user where user_id = :user
            union select partner_id from customer_user where user_id = :user limit 1
            """)
        .param("user", userId)
        .query(String.class)
        .optional();
  }

  /** The users who have a right in an organization. */
  Stream<String> subjects(
      Past past, OrgType type, String orgId, Predicate<Access> right, String after) {
    if (!existed(past, type, orgId)) {
      return Stream.empty();
    }
    NavigableMap<String, Access> users = new TreeMap<>();
    Map<String, AssignmentBasis> listed =
        type == OrgType.CUSTOMER ? listedBy(past, orgId) : Map.of();
    rolesOf(past, null, after)
        .forEach(
            (user, roles) ->
                users.put(
                    user,
                    type == OrgType.PARTNER
                        ? Access.inPartner(roles)
                        : Access.inManagedCustomer(roles, listed.get(user))));
    if (type == OrgType.CUSTOMER) {
      ownAccess(past, null, orgId).forEach(own -> users.put(own.userId(), own.access()));
    }
    return users.tailMap(after, false).entrySet().stream()
        .filter(user -> right.test(user.getValue()))
        .map(Map.Entry::getKey);
  }

  /** The organizations of a kind in which a user has a right, at most so many. */
  Stream<String> resources(
      Past past, String userId, OrgType type, Predicate<Access> right, String after, long atMost) {
    RoleSet roles = rolesOf(past, userId);
    if (type == OrgType.PARTNER) {
      boolean may = right.test(Access.inPartner(roles)) && past.partnerId().compareTo(after) > 0;
      return may ? Stream.of(past.partnerId()) : Stream.empty();
    }
    List<Own> own = ownAccess(past, userId, null);
    if (!own.isEmpty()) {
      return own.stream()
          .filter(org -> right.test(org.access()) && org.customerId().compareTo(after) > 0)
          .map(Own::customerId)
          .sorted();
    }
    return managedCustomers(
        past, userId, basis -> right.test(Access.inManagedCustomer(roles, basis)), after, atMost);
  }

  /** What a user may do in an organization. */
  Stream<String> actions(Past past, String userId, OrgType type, String orgId, String after) {
    if (!existed(past, type, orgId)) {
      return Stream.empty();
    }
    Access access = access(past, userId, type, orgId);
    return Rights.rights(type).tailMap(after, false).entrySet().stream()
        .filter(right -> right.getValue().test(access))
        .map(Map.Entry::getKey);
  }

  private Access access(Past past, String userId, OrgType type, String orgId) {
    RoleSet roles = rolesOf(past, userId);
    if (type == OrgType.PARTNER) {
      return Access.inPartner(roles);
    }
    return ownAccess(past, userId, orgId).stream()
        .map(Own::access)
        .findFirst()
        .orElseGet(() -> Access.inManagedCustomer(roles, listedBy(past, orgId).get(userId)));
  }

  /**
   * The customers that stand such to a user. Only why a customer is on the list makes a difference
   * between them, so that the policy decides once for each reason, and the database finds the rest.
   */
  private Stream<String> managedCustomers(
      Past past,
      String userId,
      Predicate<@Nullable AssignmentBasis> counts,
      String after,
      long atMost) {
    String[] bases =
        Arrays.stream(AssignmentBasis.values())
            .filter(counts)
            .map(Enum::name)
            .toArray(String[]::new);
    boolean unlisted = counts.test(null);
    if (bases.length == 0 && !unlisted) {
      return Stream.empty();
    }
    return at(
        past,
        """
        select c.customer_id from customer c
        left join managed_entry m on m.partner_id = c.partner_id
          and m.customer_id = c.customer_id and m.user_id = :user and\
        """
            + HELD.formatted("m")
            + """
             where c.partner_id = :partner and c.customer_id > :after
              and (m.basis = any(:bases) or (:unlisted and m.basis is null)) and\
            """
            + HELD.formatted("c")
            + " order by c.customer_id limit :limit")
        .param("user", userId)
        .param("after", after)
        .param("bases", bases)
        .param("unlisted", unlisted)
        .param("limit", atMost)
        .query(String.class)
        .list()
        .stream();
  }

  private boolean existed(Past past, OrgType type, String orgId) {
    String sql =
        switch (type) {
          case PARTNER -> "select exists (select from partner o where o.partner_id = :partner and";
          case CUSTOMER ->
              "select exists (select from customer o where o.partner_id = :partner"
                  + " and o.customer_id = :org and";
        };
    return at(past, sql + HELD.formatted("o") + ")")
        .param("org", orgId)
        .query(Boolean.class)
        .single();
  }

  private RoleSet rolesOf(Past past, String userId) {
    return rolesOf(past, userId, "").getOrDefault(userId, RoleSet.EMPTY);
  }

  /** The roles in the partner of one user, or of all from behind one on. */
  private Map<String, RoleSet> rolesOf(Past past, @Nullable String userId, String after) {
    Map<String, RoleSet> roles = new TreeMap<>();
    at(past, ROLES)
        .param("user", userId)
        .param("after", after)
        .param("instant", past.instant().atOffset(ZoneOffset.UTC))
        .query(
            row -> {
              roles.put(
                  row.getString("user_id"), RolesInForce.of(RoleSet.of(Rows.roles(row, "roles"))));
            });
    return roles;
  }

  /** On whose lists a customer is, and why. */
  private Map<String, AssignmentBasis> listedBy(Past past, String customerId) {
    Map<String, AssignmentBasis> listed = new TreeMap<>();
    at(
            past,
            """
            select m.user_id, m.basis from managed_entry m
            where m.partner_id = :partner and m.customer_id = :customer and\
            """
                + HELD.formatted("m"))
        .param("customer", customerId)
        .query(
            row -> {
              listed.put(row.getString("user_id"), AssignmentBasis.valueOf(row.getString("basis")));
            });
    return listed;
  }

  /** What an administrator of a customer itself may do in it. */
  private record Own(String userId, String customerId, Access access) {}

  private List<Own> ownAccess(Past past, @Nullable String userId, @Nullable String customerId) {
    return at(past, OWN_ROLES)
        .param("user", userId)
        .param("customer", customerId)
        .query((row, _) -> own(row))
        .list();
  }

  private static Own own(ResultSet row) throws SQLException {
    RestrictionSet list = RestrictionKeys.read(row.getString("restrictions"));
    RestrictedMode mode = new RestrictedMode(row.getBoolean("restricted_mode"), list);
    return new Own(
        row.getString("user_id"),
        row.getString("customer_id"),
        Access.inOwnCustomer(RoleSet.of(Rows.roles(row, "roles")), mode.restricted()));
  }

  private StatementSpec at(Past past, String sql) {
    return jdbc.sql(sql).param("partner", past.partnerId()).param("position", past.position());
  }
}
