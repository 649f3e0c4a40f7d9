package dev.mandate.scenarios;

import java.time.Duration;
import java.util.Map;
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
      return (String) java.util.Objects.requireNonNull(data.get("partnerId"));
    }
  }

  /** Time passes. */
  record Wait(Duration duration) implements Step {}
}
