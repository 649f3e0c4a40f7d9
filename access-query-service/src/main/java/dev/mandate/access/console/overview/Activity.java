package dev.mandate.access.console.overview;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.mandate.access.console.ConsolePart;
import dev.mandate.access.reading.Rows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts the commands of a partner by day. A day that is over stays as it was counted, so that a
 * page costs no more than what happened since it began, however long the log is.
 */
@ConsolePart
@Component
final class Activity {
  private static final int KEPT = 50_000;

  /** Clocks that decide differ by less; only what is this much older is sure to be complete. */
  private static final Duration SETTLED = Duration.ofHours(1);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Cache<Key, Day> past = Caffeine.newBuilder().maximumSize(KEPT).build();

  Activity(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  private record Key(String partnerId, ZoneId zone, LocalDate date) {}

  /** The last days in a zone, today included, oldest first. */
  List<Day> lastDays(int number, String partnerId, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    LocalDate first = today.minusDays(number - 1L);
    List<Day> days = new ArrayList<>();
    for (LocalDate date = first; !date.isAfter(today); date = date.plusDays(1)) {
      Day known = past.getIfPresent(new Key(partnerId, zone, date));
      if (known == null) {
        days.addAll(count(partnerId, zone, date, today));
        break;
      }
      days.add(known);
    }
    return days;
  }

  private List<Day> count(String partnerId, ZoneId zone, LocalDate first, LocalDate last) {
    List<LocalDate> dates = first.datesUntil(last.plusDays(1)).toList();
    Map<Integer, Day> counted = counted(partnerId, zone, dates);
    Instant settled = settled(partnerId);
    List<Day> days = new ArrayList<>();
    for (int i = 0; i < dates.size(); i++) {
      Day day = counted.getOrDefault(i, new Day(dates.get(i), 0, 0));
      days.add(day);
      if (settled != null && !start(day.date().plusDays(1), zone).isAfter(settled)) {
        past.put(new Key(partnerId, zone, day.date()), day);
      }
    }
    return days;
  }

  /**
   * By the place of the day in the list: the database may know other zones than we do. Commands are
   * put together by hashes; counted as distinct ones they would be sorted.
   */
  private Map<Integer, Day> counted(String partnerId, ZoneId zone, List<LocalDate> dates) {
    String[] starts =
        dates.stream().map(date -> start(date, zone).toString()).toArray(String[]::new);
    Map<Integer, Day> counted = new HashMap<>();
    jdbc.sql(
            """
            select day, count(*) as commands, sum(rejections) as rejections from (
              select width_bucket(decided, :starts::timestamptz[]) - 1 as day,
                count(*) filter (where event = 'CommandRejected') as rejections
              from audit_entry where partner_id = :partner and decided >= :first::timestamptz
              group by day, command_source, command_id) command
            group by day
            """)
        .param("starts", starts)
        .param("partner", partnerId)
        .param("first", starts[0])
        .query(
            row -> {
              int day = row.getInt("day");
              counted.put(
                  day, new Day(dates.get(day), row.getLong("commands"), row.getLong("rejections")));
            });
    return counted;
  }

  /** Up to when everything that was decided is here; null if nothing is. */
  private @Nullable Instant settled(String partnerId) {
    return jdbc.sql("select decided_at from partner_progress where partner_id = ?")
        .param(partnerId)
        .query((row, _) -> Optional.ofNullable(Rows.instantOrNull(row, "decided_at")))
        .optional()
        .flatMap(decided -> decided)
        .map(decided -> decided.minus(SETTLED))
        .orElse(null);
  }

  private static Instant start(LocalDate date, ZoneId zone) {
    return date.atStartOfDay(zone).toInstant();
  }
}
