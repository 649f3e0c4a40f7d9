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
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Loads what a user's access rested on after a position, from the facts and their intervals. */
@Component
final class GroundsLoader {
  private static final String AT =
      " and from_position <= :position and (to_position is null or to_position > :position)";

  private final JdbcClient jdbc;

  GroundsLoader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Grounds load(Organization org, String userId, long position) {
    if (position < org.bornAt()) {
      return Grounds.none(org.type());
    }
    Place place = new Place(org.partnerId(), org.id(), idOrNobody(userId), position);
    if (org.type() == OrgType.PARTNER) {
      return new Grounds(org.type(), granted(place), null, Map.of(), Restrictive.NONE);
    }
    return new Grounds(org.type(), granted(place), listed(place), own(place), restriction(place));
  }

  /** What nobody can be called is nobody; PostgreSQL would refuse some of it. */
  static String idOrNobody(String userId) {
    return Ids.isId(userId) ? userId : "";
  }

  /** Whose access, where, and after which event. */
  private record Place(String partnerId, String orgId, String userId, long position) {}

  private StatementSpec query(String sql, Place place) {
    return jdbc.sql(sql)
        .param("partner", place.partnerId())
        .param("org", place.orgId())
        .param("user", place.userId())
        .param("position", place.position());
  }

  private Map<Role, RoleGrant> granted(Place place) {
    Map<Role, RoleGrant> granted = new EnumMap<>(Role.class);
    query("select * from role_grant where partner_id = :partner and user_id = :user" + AT, place)
        .query(
            row -> {
              granted.put(
                  Role.valueOf(row.getString("role")),
                  new RoleGrant(
                      GrantCause.valueOf(row.getString("cause")),
                      Rows.instantOrNull(row, "expires_at"),
                      Rows.moment(row, "since")));
            });
    return granted;
  }

  private @Nullable Listed listed(Place place) {
    return query(
            """
            select basis, from_position, from_decided from managed_entry
            where partner_id = :partner and user_id = :user and customer_id = :org\
            """
                + AT,
            place)
        .query(
            (row, _) ->
                new Listed(
                    AssignmentBasis.valueOf(row.getString("basis")), Rows.moment(row, "from")))
        .optional()
        .orElse(null);
  }

  private Map<Role, Moment> own(Place place) {
    Map<Role, Moment> own = new EnumMap<>(Role.class);
    query(
            """
            select role, from_position, from_decided from customer_role_grant
            where partner_id = :partner and user_id = :user and customer_id = :org\
            """
                + AT,
            place)
        .query(
            row -> {
              own.put(Role.valueOf(row.getString("role")), Rows.moment(row, "from"));
            });
    return own;
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
