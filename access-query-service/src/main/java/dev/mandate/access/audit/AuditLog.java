package dev.mandate.access.audit;

import dev.mandate.access.http.Page;
import dev.mandate.access.http.Paging;
import dev.mandate.access.http.Text;
import dev.mandate.audit.AuditEntry;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Searches the audit log, newest first. Entries of several partners are in the order of their
 * decision; equal instants in the order of partners, so that every entry has one place.
 */
@Component
public final class AuditLog {
  /** How many values tell an entry's place: instant, partner, position. */
  public static final int KEY_LENGTH = 3;

  private final JdbcClient jdbc;
  private final AuditRow row;
  private final TextSearch texts;
  private final EntryOpener opener;

  AuditLog(JdbcClient jdbc, AuditRow row, TextSearch texts, EntryOpener opener) {
    this.jdbc = jdbc;
    this.row = row;
    this.texts = texts;
    this.opener = opener;
  }

  /**
   * A page of the entries that pass a filter, as they are shown. Asks the tables more than once, so
   * that it belongs into {@link dev.mandate.access.reading.ReadModel#ask}, which fixes their
   * moment.
   *
   * @param paging which page; made with {@link #KEY_LENGTH} and everything that the filter depends
   *     on
   * @throws dev.mandate.access.http.BadRequestException if the cursor names no place in the log
   */
  public Page<AuditEntry> search(AuditFilter filter, Paging paging) {
    Page<AuditEntry> page = paging.page(entries(filter, paging), AuditLog::key);
    return new Page<>(opener.open(page.items()), page.nextCursor());
  }

  private List<AuditEntry> entries(AuditFilter filter, Paging paging) {
    Happened happened = Happened.of(filter);
    if (happened.isNothing()) {
      return List.of();
    }
    String text = Text.filter(filter.q());
    if (text != null) {
      return texts.entries(filter, happened, text, paging);
    }
    EntryQuery query = EntryQuery.of(filter, happened, paging);
    return jdbc.sql(query.page(AuditRow.COLUMNS)).params(query.parameters()).query(row).list();
  }

  private static List<String> key(AuditEntry entry) {
    return List.of(
        Long.toString(entry.decided().toEpochMilli()),
        entry.partnerId(),
        Long.toString(entry.position()));
  }
}
