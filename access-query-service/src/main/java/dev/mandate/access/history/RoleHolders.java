package dev.mandate.access.history;

import dev.mandate.access.history.OrganizationHistory.Scene;
import dev.mandate.access.personal.PersonRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Finds the users who held roles at a moment, and what they were called then. */
@Component
final class RoleHolders {
  private static final String AT =
      " and from_position <= :position and (to_position is null or to_position > :position)";

  private final JdbcClient jdbc;

  RoleHolders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The users, by their ids, who held a role in the partner or in the organization itself. Nobody
   * else can have had access; some of these may have had none.
   */
  List<String> after(String user, Scene scene, int atMost) {
    return query(
            """
            select user_id from role_grant
            where partner_id = :partner and user_id > :after %1$s
            union
            select user_id from customer_role_grant
            where partner_id = :partner and customer_id = :org and user_id > :after %1$s
            order by user_id limit :limit
            """,
            scene)
        .param("after", user)
        .param("limit", atMost)
        .query(String.class)
        .list();
  }

  /** Their names by their ids, as far as they are known and not erased. */
  Map<String, String> names(List<String> users, Scene scene) {
    Map<String, String> names = new HashMap<>();
    query(
            """
            select user_id, display_name, secret from (
              select partner_id, user_id, display_name from partner_user
              where partner_id = :partner and user_id = any(:users) %1$s
              union all
              select partner_id, user_id, display_name from customer_user
              where partner_id = :partner and user_id = any(:users) and display_name is not null
                %1$s) named
            left join proof.person_secret using (partner_id, user_id)
            """,
            scene)
        .param("users", users.toArray(String[]::new))
        .query(
            row -> {
              String name = PersonRow.of(row).open(row.getString("display_name"));
              if (name != null) {
                names.put(row.getString("user_id"), name);
              }
            });
    return names;
  }

  private StatementSpec query(String sql, Scene scene) {
    return jdbc.sql(sql.formatted(AT))
        .param("partner", scene.organization().partnerId())
        .param("org", scene.organization().id())
        .param("position", scene.when().position());
  }
}
