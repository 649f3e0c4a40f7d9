package dev.mandate.access.webex;

import dev.mandate.access.personal.PersonRow;
import dev.mandate.access.webex.Organization.Party;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks up which organization an id stands for, and who the actors of events are. */
@Component
final class Directory {
  private final JdbcClient jdbc;

  Directory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The partner or the customer of this id. */
  Optional<Organization> organization(String orgId) {
    return jdbc.sql(
            """
            select p.partner_id, p.name, c.customer_id, c.name customer_name
            from customer c
            join partner p on p.partner_id = c.partner_id and p.to_position is null
            where c.customer_id = :org and c.to_position is null
            union all
            select partner_id, name, null, null from partner
            where partner_id = :org and to_position is null
            """)
        .param("org", orgId)
        .query((row, _) -> organization(row))
        .optional();
  }

  /** The users of these ids, as last known: who was removed is still told. */
  Map<String, Person> people(Party partner, Collection<String> userIds) {
    Map<String, Person> people = new HashMap<>();
    jdbc.sql(
            """
            select person.*, s.secret from (
              (select distinct on (user_id) user_id, null customer_id, null customer_name, email
                from partner_user where partner_id = :partner and user_id = any(:users)
                order by user_id, from_position desc)
              union all
              (select distinct on (u.user_id) u.user_id, u.customer_id, c.name, u.email
                from customer_user u
                left join customer c on c.partner_id = u.partner_id
                  and c.customer_id = u.customer_id and c.to_position is null
                where u.partner_id = :partner and u.user_id = any(:users)
                order by u.user_id, u.from_position desc)) person
            left join proof.person_secret s
              on s.partner_id = :partner and s.user_id = person.user_id
            """)
        .param("partner", partner.id())
        .param("users", userIds.toArray(String[]::new))
        .query(
            row -> {
              Party customer = customer(row);
              people.put(
                  row.getString("user_id"),
                  new Person(
                      customer == null ? partner : customer,
                      PersonRow.of(row).open(row.getString("email"))));
            });
    return people;
  }

  private static Organization organization(ResultSet row) throws SQLException {
    return new Organization(
        new Party(row.getString("partner_id"), row.getString("name")), customer(row));
  }

  private static @Nullable Party customer(ResultSet row) throws SQLException {
    String id = row.getString("customer_id");
    return id == null ? null : new Party(id, row.getString("customer_name"));
  }
}
