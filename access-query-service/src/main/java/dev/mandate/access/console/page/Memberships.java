package dev.mandate.access.console.page;

import dev.mandate.access.console.ConsolePart;
import dev.mandate.access.personal.PersonRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks up which organization a person belongs to; an id belongs to one. */
@ConsolePart
@Component
final class Memberships {
  private final JdbcClient jdbc;

  Memberships(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** That of a person; none if nobody is known by this id. */
  Optional<Membership> of(String userId) {
    return jdbc.sql(
            """
            select u.display_name, s.secret, p.partner_id, null customer_id, p.name organization
            from partner_user u
            join partner p on p.partner_id = u.partner_id and p.to_position is null
            left join proof.person_secret s
              on s.partner_id = u.partner_id and s.user_id = u.user_id
            where u.user_id = :user and u.to_position is null
            union all
            select u.display_name, s.secret, c.partner_id, c.customer_id, c.name
            from customer_user u
            join customer c on c.partner_id = u.partner_id and c.customer_id = u.customer_id
              and c.to_position is null
            left join proof.person_secret s
              on s.partner_id = u.partner_id and s.user_id = u.user_id
            where u.user_id = :user and u.to_position is null
            """)
        .param("user", userId)
        .query((row, _) -> membership(row, userId))
        .optional();
  }

  private static Membership membership(ResultSet row, String userId) throws SQLException {
    return new Membership(
        Objects.requireNonNullElse(PersonRow.of(row).open(row.getString("display_name")), userId),
        new Organization(
            row.getString("partner_id"),
            row.getString("customer_id"),
            row.getString("organization")));
  }
}
