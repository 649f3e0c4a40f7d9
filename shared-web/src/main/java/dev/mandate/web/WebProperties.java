package dev.mandate.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the HTTP side, {@code mandate.web.*}.
 *
 * @param maxBody how large the body of a request can be
 * @param requestsPerSecond how many requests a caller may send on average; null: as many as it can
 * @param failedSignInsPerMinute how many bad tokens may come from one address before it has to wait
 * @param keptTokens how many verified tokens are remembered
 * @param keptFor how long at most a verified token is remembered: so long a key that the issuer has
 *     withdrawn still counts
 */
@ConfigurationProperties("mandate.web")
record WebProperties(
    @DefaultValue("2MB") DataSize maxBody,
    @Nullable Integer requestsPerSecond,
    @DefaultValue("120") int failedSignInsPerMinute,
    @DefaultValue("10000") int keptTokens,
    @DefaultValue("5m") Duration keptFor) {
  WebProperties {
    if (requestsPerSecond != null && requestsPerSecond < 1) {
      throw new IllegalArgumentException(
          "mandate.web.requests-per-second has to be 1 or more, or not set for no limit");
    }
    if (failedSignInsPerMinute < 1) {
      throw new IllegalArgumentException(
          "mandate.web.failed-sign-ins-per-minute has to be 1 or more");
    }
  }
}
