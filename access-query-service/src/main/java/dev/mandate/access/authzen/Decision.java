package dev.mandate.access.authzen;

import dev.mandate.access.history.Explanation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one question.
 *
 * @param context what went wrong, or the explanation if it was asked for; mostly null
 */
record Decision(boolean decision, @Nullable Map<String, Object> context) {
  /** Why an item of a batch could not be decided, with the status it would have had alone. */
  record Failure(int status, String message) {}

  static final Decision DENY = new Decision(false, null);

  static Decision of(boolean allowed) {
    return new Decision(allowed, null);
  }

  /** An item of a batch that is no question. */
  static Decision failed(int status, String message) {
    return new Decision(false, Map.of("error", new Failure(status, message)));
  }

  Decision explainedBy(Explanation explanation) {
    return new Decision(decision, Map.of("explanation", explanation));
  }
}
