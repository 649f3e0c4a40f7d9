package dev.mandate.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/**
 * How often each of many may do something: so often at once, and on average over the period.
 * Whoever was not seen for a period starts anew, which is what it would have got anyway.
 */
final class Rates {
  private static final int MAX_KNOWN = 100_000;

  private final int times;
  private final Duration period;
  private final Cache<String, Bucket> known;

  Rates(int times, Duration period) {
    this.times = times;
    this.period = period;
    this.known = Caffeine.newBuilder().maximumSize(MAX_KNOWN).expireAfterAccess(period).build();
  }

  /**
   * Takes one time off what somebody has left.
   *
   * @throws TooManyException if nothing is left
   */
  void take(String who) {
    ConsumptionProbe probe = bucket(who).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw new TooManyException(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
  }

  /**
   * Makes sure that something is left, and takes nothing.
   *
   * @throws TooManyException if nothing is
   */
  void requireLeft(String who) {
    Bucket bucket = known.getIfPresent(who);
    if (bucket != null && bucket.getAvailableTokens() < 1) {
      throw new TooManyException(
          Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill()));
    }
  }

  private Bucket bucket(String who) {
    return known.get(
        who,
        _ ->
            Bucket.builder()
                .addLimit(limit -> limit.capacity(times).refillGreedy(times, period))
                .build());
  }
}
