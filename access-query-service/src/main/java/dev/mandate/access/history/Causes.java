package dev.mandate.access.history;

import dev.mandate.access.history.Organizations.Organization;
import dev.mandate.access.http.BadRequestException;
import dev.mandate.access.personal.PersonRow;
import dev.mandate.access.reading.Rows;
import dev.mandate.policy.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the events that may have changed a user's access to an organization. */
@Component
final class Causes {
  /** More than this takes too long to compare, one after the other. */
  private static final int LIMIT = 1_000;

  /**
   * An access follows from facts, so that what changed it began or ended one. Their keys find those
   * few, however long the log is.
   */
  private static final String OF_FACTS =
      """
      select e.position, event, role, cause, command, command_id, command_source,
             actor_type, actor_id, actor_id_rest, actor_name, reason, decided, secret
      from audit_entry e
      left join proof.person_secret s
        on s.partner_id = e.partner_id and s.user_id = e.actor_id
      where e.partner_id = :partner and e.position > :after and e.position <= :upTo
        and outcome = 'ACCEPTED'
        and e.position = any(array(
          select unnest(array[from_position, to_position]) from role_grant
          where partner_id = :partner and user_id = :user
          union
          select unnest(array[from_position, to_position]) from managed_entry
          where partner_id = :partner and user_id = :user and customer_id = :org
          union
          select unnest(array[from_position, to_position]) from customer_role_grant
          where partner_id = :partner and user_id = :user and customer_id = :org
          union
          select from_position from customer
          where partner_id = :partner and customer_id = :org
          union
          select from_position from partner where partner_id = :partner))
        and event not in ('CustomerRenamed', 'WholesaleProgramChanged')
      order by e.position limit :limit
      """;

  private final JdbcClient jdbc;

  Causes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Those after one position, up to and with another.
   *
   * @throws BadRequestException if there are too many
   */
  List<Cause> between(Organization org, String userId, long after, long upTo) {
    List<Cause> causes =
        jdbc.sql(OF_FACTS)
            .param("partner", org.partnerId())
            .param("org", org.id())
            .param("user", GroundsLoader.idOrNobody(userId))
            .param("after", after)
            .param("upTo", upTo)
            .param("limit", LIMIT + 1)
            .query(
                (row, _) ->
                    new Cause(
                        row.getLong("position"),
                        row.getString("event"),
                        role(row),
                        row.getString("cause"),
                        row.getString("command"),
                        row.getString("command_id"),
                        row.getString("command_source"),
                        new Cause.Actor(
                            row.getString("actor_type"),
                            row.getString("actor_id"),
                            PersonRow.of(row).open(row.getString("actor_name"))),
                        row.getString("reason"),
                        Rows.instant(row, "decided")))
            .list();
    if (causes.size() > LIMIT) {
      throw new BadRequestException(
          "more than %d events in between; choose moments that are closer together"
              .formatted(LIMIT));
    }
    return causes;
  }

  private static @Nullable Role role(ResultSet row) throws SQLException {
    String role = row.getString("role");
    return role == null ? null : Role.valueOf(role);
  }
}
