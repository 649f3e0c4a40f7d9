package dev.mandate.access.directory;

import dev.mandate.access.directory.CustomerAnswer.Managed;
import dev.mandate.access.directory.CustomerAnswer.Manager;
import dev.mandate.access.http.Page;
import dev.mandate.access.http.Paging;
import dev.mandate.access.reading.Rows;
import dev.mandate.policy.AssignmentBasis;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks managed lists up, from either side (R16). */
@Component
public final class ManagedListDirectory {
  private final JdbcClient jdbc;
  private final Clock clock;

  ManagedListDirectory(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The customers on a user's list, in the order in which they came onto it. */
  public Page<Managed> customersOf(String partnerId, String userId, Paging paging) {
    List<Entry> entries =
        jdbc.sql(
                """
                select m.customer_id, c.name, m.basis, m.since_position, m.since_decided
                from managed_entry_in_force(:now) m
                join customer c on c.partner_id = m.partner_id and c.customer_id = m.customer_id
                  and c.to_position is null
                where m.partner_id = :partner and m.user_id = :user and m.since_position > :after
                order by m.since_position limit :limit
                """)
            .param("partner", partnerId)
            .param("user", userId)
            .param("now", now())
            .param("after", paging.afterNumber(0, 0))
            .param("limit", paging.fetchSize())
            .query((row, _) -> entry(row))
            .list();
    Page<Entry> page = paging.page(entries, entry -> List.of(Long.toString(entry.position())));
    return new Page<>(page.items().stream().map(Entry::customer).toList(), page.nextCursor());
  }

  /** The users on whose list a customer is. */
  List<Manager> managersOf(String partnerId, String customerId) {
    return jdbc.sql(
            """
            select user_id, basis, since_decided from managed_entry_in_force(:now)
            where partner_id = :partner and customer_id = :customer order by user_id
            """)
        .param("partner", partnerId)
        .param("customer", customerId)
        .param("now", now())
        .query((row, _) -> new Manager(row.getString("user_id"), basis(row), since(row)))
        .list();
  }

  /** A place on a list, and the position that brought it there. */
  private record Entry(long position, Managed customer) {}

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong("since_position"),
        new Managed(row.getString("customer_id"), row.getString("name"), basis(row), since(row)));
  }

  private static AssignmentBasis basis(ResultSet row) throws SQLException {
    return AssignmentBasis.valueOf(row.getString("basis"));
  }

  private static Instant since(ResultSet row) throws SQLException {
    return Rows.instant(row, "since_decided");
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
