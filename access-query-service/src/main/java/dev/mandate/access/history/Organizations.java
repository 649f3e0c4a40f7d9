package dev.mandate.access.history;

import dev.mandate.policy.OrgType;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds organizations. One that was there once stays for ever. */
@Component
public final class Organizations {
  private final JdbcClient jdbc;

  Organizations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * An organization.
   *
   * @param partnerId the partner that it is, or that manages it
   * @param bornAt the position of the event that brought it
   */
  public record Organization(String id, OrgType type, String partnerId, long bornAt) {}

  /** The organization with this id, as far as is known now. */
  Optional<Organization> find(String id) {
    return jdbc.sql(
            """
            select 'PARTNER' as type, partner_id, min(from_position) as born_at from partner
            where partner_id = :id group by partner_id
            union all
            select 'CUSTOMER', partner_id, min(from_position) from customer
            where customer_id = :id group by partner_id
            """)
        .param("id", id)
        .query(
            (row, _) ->
                new Organization(
                    id,
                    OrgType.valueOf(row.getString("type")),
                    row.getString("partner_id"),
                    row.getLong("born_at")))
        .optional();
  }
}
