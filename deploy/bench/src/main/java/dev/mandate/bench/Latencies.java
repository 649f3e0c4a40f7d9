package dev.mandate.bench;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How long something took, many times. */
final class Latencies {
  private static final long HIGHEST = TimeUnit.MINUTES.toNanos(5);

  private final Histogram nanos = new ConcurrentHistogram(HIGHEST, 3);

  void record(long duration) {
    nanos.recordValue(Math.clamp(duration, 1, HIGHEST));
  }

  long count() {
    return nanos.getTotalCount();
  }

  /** In milliseconds. */
  double at(double percentile) {
    return nanos.getValueAtPercentile(percentile) / 1e6;
  }

  @Override
  public String toString() {
    return "p50 %.2f  p90 %.2f  p99 %.2f  p99.9 %.1f  max %.1f ms"
        .formatted(at(50), at(90), at(99), at(99.9), at(100));
  }
}
