package dev.mandate.access.rebuild;

import java.time.Duration;
import java.util.Locale;

/** Tells how far something is. */
final class ProgressLine {
  private static final int PERCENT = 100;

  private ProgressLine() {}

  /**
   * While it goes on.
   *
   * @param total how much there is to do, 0 if nobody knows
   * @param elapsed since it began
   */
  static String of(String phase, long done, long total, Duration elapsed) {
    if (total == 0) {
      return phase;
    }
    long rate = rate(done, elapsed);
    String left =
        rate == 0
            ? ""
            : ", " + text(Duration.ofSeconds(Math.ceilDiv(total - done, rate))) + " left";
    return String.format(
        Locale.ROOT,
        "%s: %,d of %,d (%d %%), %,d/s%s",
        phase,
        done,
        total,
        done * PERCENT / total,
        rate,
        left);
  }

  /** When it is done. */
  static String done(String phase, long done, Duration elapsed) {
    return done == 0
        ? String.format(Locale.ROOT, "%s: done in %s", phase, text(elapsed))
        : String.format(
            Locale.ROOT, "%s: %,d in %s, %,d/s", phase, done, text(elapsed), rate(done, elapsed));
  }

  private static long rate(long done, Duration elapsed) {
    return done * Duration.ofSeconds(1).toMillis() / Math.max(1, elapsed.toMillis());
  }

  private static String text(Duration duration) {
    if (duration.toHours() > 0) {
      return "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart());
    }
    return duration.toMinutes() > 0
        ? "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart())
        : "%d s".formatted(duration.toSeconds());
  }
}
