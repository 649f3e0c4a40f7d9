package dev.mandate.access.history;

import dev.mandate.access.history.Organizations.Organization;
import dev.mandate.access.http.BadRequestException;
import dev.mandate.access.personal.PersonRow;
import dev.mandate.access.reading.Rows;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the events that may have changed a user's access to an organization. */
@Component
final class Causes {
  /** More than this takes too long to compare, one after the other. */
  private static final int LIMIT = 1_000;

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
        jdbc.sql(
                """
                select e.position, event, cause, command, command_id, command_source,
                       actor_type, actor_id, actor_id_rest, actor_name, reason, decided, secret
                from audit_entry e
                left join proof.person_secret s
                  on s.partner_id = e.partner_id and s.user_id = e.actor_id
                where e.partner_id = :partner and e.position > :after and e.position <= :upTo
                  and outcome = 'ACCEPTED'
                  and (event in ('RoleGranted', 'RoleRevoked') and target_user = :user
                    or event in ('CustomerAssigned', 'CustomerUnassigned', 'CustomerRoleGranted',
                                 'CustomerRoleRevoked')
                      and target_user = :user and customer_id = :org
                    or event in ('CustomerProvisioned', 'CustomerAttached', 'RestrictedModeToggled')
                      and customer_id = :org
                    or event in ('PartnerRegistered', 'RestrictionListChanged'))
                order by e.position limit :limit
                """)
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
}
