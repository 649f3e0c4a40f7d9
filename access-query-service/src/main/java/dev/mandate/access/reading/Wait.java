package dev.mandate.access.reading;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The bounded wait of a question for the position that it asks for. */
public final class Wait {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** Another instance may have done the work, of which this one hears nothing. */
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private Wait() {}

  /**
   * Asks again whenever there was progress, until there is an answer or the time is over.
   *
   * @param progress what to wait for
   * @param question answers null as long as it is too early
   * @return the answer, or null if it is still too early
   */
  public static <T> @Nullable T until(Progress progress, Supplier<@Nullable T> question) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      long steps = progress.steps();
      T answer = question.get();
      long left = deadline - System.nanoTime();
      if (answer != null || left <= 0) {
        return answer;
      }
      try {
        progress.await(steps, Duration.ofNanos(Math.min(left, LOOK_AGAIN.toNanos())));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null; // the service stops
      }
    }
  }
}
