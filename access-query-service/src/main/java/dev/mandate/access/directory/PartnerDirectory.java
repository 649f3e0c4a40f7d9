package dev.mandate.access.directory;

import dev.mandate.access.directory.PartnerAnswer.Counts;
import dev.mandate.access.facts.RestrictionKeys;
import dev.mandate.access.http.NotFoundException;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks partners up. */
@Component
public final class PartnerDirectory {
  private final JdbcClient jdbc;
  private final Clock clock;

  PartnerDirectory(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A partner by its id. */
  public PartnerAnswer partner(String partnerId) {
    return jdbc.sql(
            """
            select name, sells_wholesale, restrictions,
              (select count(distinct user_id) from role_in_force(:now)
                where partner_id = :partner) administrators,
              (select count(*) from customer
                where partner_id = :partner and to_position is null) customers,
              (select count(*) from customer
                where partner_id = :partner and to_position is null and restricted_mode) restricted
            from partner where partner_id = :partner and to_position is null
            """)
        .param("partner", partnerId)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(
            (row, _) ->
                new PartnerAnswer(
                    partnerId,
                    row.getString("name"),
                    row.getBoolean("sells_wholesale"),
                    RestrictionKeys.read(row.getString("restrictions")).keys(),
                    new Counts(
                        row.getLong("administrators"),
                        row.getLong("customers"),
                        row.getLong("restricted"))))
        .optional()
        .orElseThrow(NotFoundException::new);
  }

  /** Whether a partner is registered. */
  public boolean has(String partnerId) {
    return jdbc.sql(
            "select exists (select from partner where partner_id = ? and to_position is null)")
        .param(partnerId)
        .query(Boolean.class)
        .single();
  }
}
