package dev.mandate.access.history;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the moments that questions are about in the history of a partner. */
@Component
final class Moments {
  private final JdbcClient jdbc;
  private final Clock clock;

  Moments(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Reads what a question asks for; nothing asks for now. */
  At parse(String name, @Nullable String text) {
    return text == null ? new At.Now() : At.parse(name, text, clock.instant());
  }

  /** The position that has to be known before the question can be answered. */
  static long needed(At at) {
    return at instanceof At.Position p ? p.position() : 0;
  }

  /**
   * Finds a moment. What was right at a position is what was right when its event was decided.
   *
   * @param known the last position that is known of the partner
   */
  PointInTime find(String partnerId, At at, long known) {
    return switch (at) {
      case At.Now _ -> new PointInTime(known, clock.instant());
      case At.Position p -> new PointInTime(p.position(), decided(partnerId, p.position()));
      case At.Time t -> new PointInTime(lastAt(partnerId, t.instant()), t.instant());
    };
  }

  private Instant decided(String partnerId, long position) {
    return jdbc.sql("select decided from audit_entry where partner_id = ? and position = ?")
        .param(partnerId)
        .param(position)
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant)
        .orElse(Instant.EPOCH); // before the first event there is nothing that could expire
  }

  /** The last event that was decided at or before an instant: they are decided in their order. */
  private long lastAt(String partnerId, Instant instant) {
    return jdbc.sql(
            """
            select position from audit_entry where partner_id = ? and decided <= ?
            order by decided desc, position desc limit 1
            """)
        .param(partnerId)
        .param(instant.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .optional()
        .orElse(0L);
  }
}
