package dev.mandate.roles.background;

import java.time.Duration;

/** Pauses that grow from failure to failure. */
public final class Pauses {
  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private Pauses() {}

  /** The pause after so many failures in a row, one or more. */
  public static Duration after(long failures) {
    Duration pause = FIRST.multipliedBy(1L << Math.min(failures - 1, 10));
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }
}
