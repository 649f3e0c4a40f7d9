package dev.mandate.access.audit;

import dev.mandate.access.http.Page;
import dev.mandate.access.http.Paging;
import dev.mandate.access.http.Text;
import dev.mandate.audit.AuditEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

  // Entries of those who are called as a text says are looked up one by one. As far as a page goes,
  // that could be a hundred for each; of a short time it is few, and often they fill the page.
  private static final int WIDENING = 8;
  private static final int MOST_DAYS = WIDENING * WIDENING * WIDENING;

  private final JdbcClient jdbc;
  private final AuditRow row;
  private final MentionSearch mentionSearch;

  AuditLog(JdbcClient jdbc, AuditRow row, MentionSearch mentionSearch) {
    this.jdbc = jdbc;
    this.row = row;
    this.mentionSearch = mentionSearch;
  }

  /**
   * A page of the entries that pass a filter. Asks the tables more than once, so that it belongs
   * into {@link dev.mandate.access.reading.ReadModel#ask}, which fixes their moment.
   *
   * @param paging which page; made with {@link #KEY_LENGTH} and everything that the filter depends
   *     on
   * @throws dev.mandate.access.http.BadRequestException if the cursor names no place in the log
   */
  public Page<AuditEntry> search(AuditFilter filter, Paging paging) {
    return paging.page(entries(filter, paging), AuditLog::key);
  }

  private List<AuditEntry> entries(AuditFilter filter, Paging paging) {
    Happened happened = Happened.of(filter);
    Mentions mentions = mentions(filter);
    if (happened.isNothing() || (mentions != null && mentions.areNone())) {
      return List.of();
    }
    if (mentions != null && mentions.areFew()) {
      Instant end = end(filter, paging);
      for (int days = 1; days <= MOST_DAYS; days *= WIDENING) {
        Instant since = end.minus(Duration.ofDays(days));
        List<AuditEntry> found = entries(EntryQuery.of(filter, happened, mentions, since, paging));
        if (found.size() == paging.fetchSize()) {
          return found;
        }
      }
    }
    return entries(EntryQuery.of(filter, happened, mentions, null, paging));
  }

  /** When the last entry was decided that can be on the page, or later. */
  private Instant end(AuditFilter filter, Paging paging) {
    if (!paging.isFirst()) {
      return paging.afterInstant(0);
    }
    if (filter.to() != null) {
      return filter.to();
    }
    return jdbc.sql(
            """
            select coalesce(max(decided_at), 'epoch') from partner_progress
            where partner_id = coalesce(:partner::text, partner_id)
            """)
        .param("partner", filter.partner())
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }

  private @Nullable Mentions mentions(AuditFilter filter) {
    String pattern = Text.containedFilter(filter.q());
    return pattern == null ? null : mentionSearch.find(pattern, filter.partner());
  }

  private List<AuditEntry> entries(EntryQuery query) {
    return jdbc.sql(query.sql(AuditRow.COLUMNS)).params(query.parameters()).query(row).list();
  }

  private static List<String> key(AuditEntry entry) {
    return List.of(
        Long.toString(entry.decided().toEpochMilli()),
        entry.partnerId(),
        Long.toString(entry.position()));
  }
}
