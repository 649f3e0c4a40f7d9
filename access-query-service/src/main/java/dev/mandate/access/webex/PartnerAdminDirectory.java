package dev.mandate.access.webex;

import dev.mandate.access.personal.PersonRow;
import dev.mandate.policy.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks up who manages which customers (R16). */
@Component
final class PartnerAdminDirectory {
  private final JdbcClient jdbc;
  private final Clock clock;

  PartnerAdminDirectory(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The partner of one of its users. */
  Optional<String> partnerOfUser(String userId) {
    return jdbc.sql("select partner_id from partner_user where user_id = ? and to_position is null")
        .param(userId)
        .query(String.class)
        .optional();
  }

  /** The roles that a partner's user holds. */
  List<Role> rolesOf(String partnerId, String userId) {
    return jdbc.sql(
            "select role from role_in_force(:now) where partner_id = :partner and user_id = :user")
        .param("now", now())
        .param("partner", partnerId)
        .param("user", userId)
        .query((row, _) -> Role.valueOf(row.getString("role")))
        .list();
  }

  /** The customers on a user's list, in the order in which they came onto it; at most 500 (R18). */
  List<String> managedBy(String partnerId, String userId) {
    return jdbc.sql(
            """
            select customer_id from managed_entry_in_force(:now)
            where partner_id = :partner and user_id = :user order by since_position
            """)
        .param("now", now())
        .param("partner", partnerId)
        .param("user", userId)
        .query(String.class)
        .list();
  }

  /** The users with a customer on their list. */
  List<PartnerAdmin> adminsOf(String partnerId, String customerId) {
    return jdbc.sql(
            """
            select u.user_id, u.display_name, u.email, s.secret
            from managed_entry_in_force(:now) m
            join partner_user u on u.partner_id = m.partner_id and u.user_id = m.user_id
              and u.to_position is null
            left join proof.person_secret s on s.partner_id = u.partner_id and s.user_id = u.user_id
            where m.partner_id = :partner and m.customer_id = :customer order by u.user_id
            """)
        .param("now", now())
        .param("partner", partnerId)
        .param("customer", customerId)
        .query((row, _) -> partnerAdmin(row))
        .list();
  }

  private static PartnerAdmin partnerAdmin(ResultSet row) throws SQLException {
    PersonRow person = PersonRow.of(row);
    return PartnerAdmin.of(
        row.getString("user_id"),
        person.openOrEmpty(row.getString("display_name")),
        person.open(row.getString("email")));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
