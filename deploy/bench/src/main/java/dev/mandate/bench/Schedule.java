package dev.mandate.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** When each of many requests is due that arrive at a fixed rate. */
final class Schedule {
  private static final double SECOND = 1e9;

  private final long start;
  private final double perSecond;
  private final long end;
  private long count;

  /**
   * A schedule that begins now.
   *
   * @param phase at which part of the first interval its first request is due, so that several
   *     schedules do not all strike at once
   */
  Schedule(double perSecond, Duration length, double phase) {
    this.perSecond = perSecond;
    start = System.nanoTime() + (long) (phase * SECOND / perSecond);
    end = start + length.toNanos();
  }

  /**
   * Waits for the next request.
   *
   * @return when it was due ({@link System#nanoTime}), which may be long ago; -1 after the end
   */
  long next() {
    long due = start + (long) (count++ * SECOND / perSecond);
    if (due - end >= 0) {
      return -1;
    }
    long now = System.nanoTime();
    while (now - due < 0) {
      LockSupport.parkNanos(due - now);
      now = System.nanoTime();
    }
    return due;
  }
}
