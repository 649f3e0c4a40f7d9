package dev.mandate.local;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Waits for what other processes do; none of it sends a signal, so it is asked for again and again.
 */
final class Await {
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(20);

  private Await() {}

  /**
   * Asks until the answer is yes.
   *
   * @return whether it was yes within the limit
   */
  static boolean until(Duration limit, BooleanSupplier question) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!question.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      pause();
    }
    return true;
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_QUESTIONS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalServerException("interrupted while waiting for a local server", e);
    }
  }
}
