package dev.mandate.scenarios;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something that is done. */
public sealed interface Step {
  /**
   * A command.
   *
   * @param type its short name
   * @param data its fields, with the names of the wire
   * @param by the user who asks; null for the provisioning system
   */
  record Command(String type, Map<String, Object> data, @Nullable String by) implements Step {
    /** The partner that it names. */
    public String partnerId() {
      return (String) Objects.requireNonNull(data.get("partnerId"));
    }

    /**
     * The fields as they are sent at an instant: an expiry is told by the time until then, such as
     * {@code +4s}.
     */
    public Map<String, Object> dataAt(Instant now) {
      Map<String, Object> sent = new LinkedHashMap<>(data);
      sent.computeIfPresent("expiresAt", (_, after) -> fromThenOn(now, (String) after));
      return sent;
    }

    private static String fromThenOn(Instant now, String after) {
      Duration duration = Duration.parse("PT" + after.substring(1));
      return now.plus(duration).truncatedTo(ChronoUnit.MILLIS).toString();
    }
  }

  /** Time passes. */
  record Wait(Duration duration) implements Step {}
}
