package dev.mandate.web;

import jakarta.servlet.Filter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How much a caller may send, and how often: the same at every door. */
public final class Limits {
  private final WebProperties properties;
  private final ProblemWriter problems;
  private final @Nullable Rates rates;

  Limits(WebProperties properties, ProblemWriter problems) {
    this.properties = properties;
    this.problems = problems;
    Integer perSecond = properties.requestsPerSecond();
    rates = perSecond == null ? null : new Rates(perSecond, Duration.ofSeconds(1));
  }

  /**
   * Counts a request of a caller.
   *
   * @throws TooManyException if it comes too often
   */
  public void take(Caller caller) {
    if (rates != null) {
      rates.take(caller.getClass().getSimpleName() + " " + caller.name());
    }
  }

  /** A filter that refuses bodies that are too large. */
  public Filter bodies() {
    return new BodyLimit(properties.maxBody().toBytes(), problems);
  }
}
