package dev.mandate.roles.store;

import dev.mandate.personal.PersonSecret;
import dev.mandate.roles.store.ArrayRows.Column;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The secrets of people. They are made and destroyed in the transaction of the commands that name
 * or erase somebody, while the partner is locked.
 */
public final class PersonSecrets {
  /** A user as the history of one partner knows it, be it its own or a customer's. */
  public record Person(String partnerId, String userId) {}

  private static final ArrayInsert<Map.Entry<Person, PersonSecret>> MADE =
      new ArrayInsert<>(
          "person_secret",
          List.of(
              Column.text("partner_id", made -> made.getKey().partnerId()),
              Column.text("user_id", made -> made.getKey().userId()),
              Column.bytes("secret", made -> made.getValue().bytes())));

  private final JdbcTemplate jdbc;

  public PersonSecrets(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** The secrets of those people that have one. */
  public Map<Person, PersonSecret> of(Collection<Person> people) {
    Map<Person, PersonSecret> secrets = new HashMap<>();
    if (people.isEmpty()) {
      return secrets;
    }
    jdbc.query(
        """
        select s.partner_id, s.user_id, s.secret from person_secret s
        join unnest(?, ?) as asked (partner_id, user_id) using (partner_id, user_id)
        """,
        row -> {
          secrets.put(
              new Person(row.getString("partner_id"), row.getString("user_id")),
              PersonSecret.of(row.getBytes("secret")));
        },
        partners(people),
        users(people));
    return secrets;
  }

  /**
   * Writes what becomes of secrets; for most batches, nothing.
   *
   * @param destroyed whose secrets go
   * @param made those that come, also in place of one that goes
   */
  public void apply(Exchange exchange, Set<Person> destroyed, Map<Person, PersonSecret> made) {
    if (!destroyed.isEmpty()) {
      exchange.update(
          """
          delete from person_secret s using unnest(?, ?) as n (partner_id, user_id)
          where s.partner_id = n.partner_id and s.user_id = n.user_id
          """,
          partners(destroyed),
          users(destroyed));
    }
    MADE.insert(exchange, List.copyOf(made.entrySet()));
  }

  private static String[] partners(Collection<Person> people) {
    return people.stream().map(Person::partnerId).toArray(String[]::new);
  }

  private static String[] users(Collection<Person> people) {
    return people.stream().map(Person::userId).toArray(String[]::new);
  }
}
