package dev.mandate.access.audit;

import dev.mandate.access.http.Paging;
import dev.mandate.access.http.Text;
import dev.mandate.audit.AuditEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the entries that contain a text. What leads to them fastest depends on how many have it:
 * where it stands in many, reading the log fills a page soon; where it is the name of few, those
 * are looked up.
 */
@Component
final class TextSearch {
  /**
   * So many entries that pass the other conditions are read first. A text that one of ten has fills
   * a page by then; and where there are no more, nothing has to be looked up, however often those
   * who are called so occur elsewhere.
   */
  private static final int READ_FIRST = 1000;

  // Each that is called so is looked up by itself, as far as a page goes, which could be a hundred
  // entries for each; of a short time it is few. What a time had tells how long a longer one is.
  private static final Duration SHORTEST = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(500);
  private static final int WIDEST_STEP = 64;

  private final JdbcClient jdbc;
  private final AuditRow row;
  private final MentionSearch mentionSearch;

  TextSearch(JdbcClient jdbc, AuditRow row, MentionSearch mentionSearch) {
    this.jdbc = jdbc;
    this.row = row;
    this.mentionSearch = mentionSearch;
  }

  /**
   * A page of the entries that pass a filter, its text included.
   *
   * @param text that of the filter
   */
  List<AuditEntry> entries(AuditFilter filter, Happened happened, String text, Paging paging) {
    String pattern = Text.containing(text);
    Mentions mentions = mentionSearch.find(text, pattern, filter.partner());
    if (mentions.areNone()) {
      return List.of();
    }
    EntryQuery others = EntryQuery.of(filter, happened, paging);
    if (!mentions.areFew()) {
      EntryQuery all = others.reading(pattern, mentions);
      return entries(all.page(AuditRow.COLUMNS), all.parameters());
    }
    if (hasOtherConditions(filter)) {
      List<AuditEntry> found =
          entries(
              others.pageWithText(READ_FIRST, AuditRow.COLUMNS),
              others.parameters(pattern, mentions));
      if (found.size() == paging.fetchSize() || !reaches(others, READ_FIRST)) {
        return found;
      }
    }
    return lookUp(filter, happened, pattern, mentions, paging);
  }

  private static boolean hasOtherConditions(AuditFilter filter) {
    return Stream.of(
            filter.partner(),
            filter.customer(),
            filter.actor(),
            filter.target(),
            filter.action(),
            filter.outcome(),
            filter.events())
        .anyMatch(Objects::nonNull);
  }

  private boolean reaches(EntryQuery query, int number) {
    return jdbc.sql(query.reaches(number)).params(query.parameters()).query(Boolean.class).single();
  }

  private List<AuditEntry> lookUp(
      AuditFilter filter, Happened happened, String pattern, Mentions mentions, Paging paging) {
    Instant end = end(filter, paging);
    Duration time = SHORTEST;
    while (time.compareTo(LONGEST) <= 0) {
      EntryQuery query = EntryQuery.lookingUp(filter, happened, mentions, end.minus(time), paging);
      List<AuditEntry> found =
          entries(query.page(AuditRow.COLUMNS), query.parameters(pattern, mentions));
      if (found.size() == paging.fetchSize()) {
        return found;
      }
      time = time.multipliedBy(step(found.size(), paging.fetchSize()));
    }
    EntryQuery query = EntryQuery.lookingUp(filter, happened, mentions, null, paging);
    return entries(query.page(AuditRow.COLUMNS), query.parameters(pattern, mentions));
  }

  /**
   * How many times as long a time is tried next: twice what is enough where all times are alike.
   */
  private static int step(int found, int wanted) {
    return found == 0 ? WIDEST_STEP : Math.clamp(2 * wanted / found, 2, WIDEST_STEP);
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

  private List<AuditEntry> entries(String statement, Map<String, @Nullable Object> parameters) {
    return jdbc.sql(statement).params(parameters).query(row).list();
  }
}
