package dev.mandate.access.personal;

import dev.mandate.access.facts.UserKey;
import dev.mandate.personal.PersonSecret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The secrets of people, looked up for each answer, so that an erasure counts at once. */
@Component
public final class PersonSecrets {
  private final JdbcClient jdbc;

  /** Looks into the tables of this database. */
  public PersonSecrets(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those of these people who have one. */
  public Map<UserKey, PersonSecret> of(Collection<UserKey> people) {
    Map<UserKey, PersonSecret> secrets = new HashMap<>();
    if (people.isEmpty()) {
      return secrets;
    }
    jdbc.sql(
            """
            select s.partner_id, s.user_id, s.secret
            from unnest(:partners::text[], :users::text[]) person(partner_id, user_id)
            join proof.person_secret s using (partner_id, user_id) where s.secret is not null
            """)
        .param("partners", people.stream().map(UserKey::partnerId).toArray(String[]::new))
        .param("users", people.stream().map(UserKey::userId).toArray(String[]::new))
        .query(
            row -> {
              secrets.put(
                  new UserKey(row.getString("partner_id"), row.getString("user_id")),
                  PersonSecret.of(row.getBytes("secret")));
            });
    return secrets;
  }

  /** The one in the column {@code secret} of a row, or null. */
  static @Nullable PersonSecret of(ResultSet row) throws SQLException {
    byte[] secret = row.getBytes("secret");
    return secret == null ? null : PersonSecret.of(secret);
  }
}
