package dev.mandate.access.audit;

import dev.mandate.access.personal.PeopleByName;
import dev.mandate.access.personal.PeopleByName.Called;
import dev.mandate.audit.AuditEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the log of one partner from its beginning to a position, in pages. */
@Component
public final class LogReader {
  private final JdbcClient jdbc;
  private final AuditRow row;
  private final PeopleByName people;
  private final EntryOpener opener;

  LogReader(JdbcClient jdbc, AuditRow row, PeopleByName people, EntryOpener opener) {
    this.jdbc = jdbc;
    this.row = row;
    this.people = people;
    this.opener = opener;
  }

  /**
   * A part of a log.
   *
   * @param after the position behind which it begins
   * @param upTo the last position that is looked at
   */
  public record Part(String partnerId, long after, long upTo) {}

  /**
   * The next entries of a log that a filter lets through, as they are shown.
   *
   * @param limit how many at most
   */
  public List<AuditEntry> entries(AuditFilter filter, Part part, int limit) {
    return opener.open(select(AuditRow.COLUMNS, filter, part, limit).query(row).list());
  }

  /** The same, only their positions. */
  public List<Long> positions(AuditFilter filter, Part part, int limit) {
    return select("position", filter, part, limit).query(Long.class).list();
  }

  private JdbcClient.StatementSpec select(
      String columns, AuditFilter filter, Part part, int limit) {
    Conditions conditions = Conditions.all(filter, names(filter.q(), part.partnerId));
    conditions.add("partner_id = :log", "log", part.partnerId);
    conditions.add("position > :after", "after", part.after);
    conditions.add("position <= :upTo", "upTo", part.upTo);
    return jdbc.sql(conditions.select(columns, null, "order by position", limit))
        .params(conditions.parameters());
  }

  private Long[] names(@Nullable String text, String partnerId) {
    return text == null
        ? new Long[0]
        : people.ever(text, partnerId).stream().map(Called::key).toArray(Long[]::new);
  }
}
