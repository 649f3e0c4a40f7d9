package dev.mandate.access.console.explorer;

import dev.mandate.access.console.page.Times;
import dev.mandate.access.history.At;
import dev.mandate.access.history.PointInTime;
import dev.mandate.access.http.BadRequestException;
import dev.mandate.wire.Instants;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The moment that a page is asked for.
 *
 * @param at a position or an instant, as questions take it; null for now
 * @param problem why there is no such moment; null if there is
 */
record AsOf(@Nullable String at, @Nullable Problem problem) {
  /** The present. */
  static final AsOf NOW = new AsOf(null, null);

  /** Fields have seconds; what happened within one belongs to it. */
  private static final Duration REST_OF_SECOND = Duration.ofMillis(999);

  /** Why a moment cannot be shown. */
  enum Problem {
    /** It is neither a position nor a time that has passed. */
    NO_MOMENT,
    /** The history does not go so far. */
    NOT_REACHED,
    /** The organization came later. */
    NOT_THERE
  }

  /**
   * What a page is asked for.
   *
   * @param at what a link says, or a field for a position
   * @param time what is in a field for a time, which counts more
   * @param now up to where the history goes
   * @param bornAt where the organization begins
   */
  static AsOf read(
      @Nullable String at, @Nullable String time, Times times, PointInTime now, long bornAt) {
    if (time != null && !time.isBlank()) {
      Instant instant = times.read(time.strip());
      return instant == null || instant.isAfter(now.instant())
          ? of(Problem.NO_MOMENT)
          : new AsOf(Instants.format(earlier(instant.plus(REST_OF_SECOND), now.instant())), null);
    }
    if (at == null || at.isBlank()) {
      return NOW;
    }
    try {
      String text = at.strip();
      return switch (At.parse("at", text, now.instant())) {
        case At.Position p when p.position() > now.position() -> of(Problem.NOT_REACHED);
        case At.Position p when p.position() < bornAt -> of(Problem.NOT_THERE);
        default -> new AsOf(text, null);
      };
    } catch (BadRequestException _) {
      return of(Problem.NO_MOMENT);
    }
  }

  static AsOf of(Problem problem) {
    return new AsOf(null, problem);
  }

  /** Whether it is the present. */
  public boolean isNow() {
    return at == null && problem == null;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
