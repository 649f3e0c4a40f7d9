package dev.mandate.access.projection;

import dev.mandate.access.trail.Subject;
import dev.mandate.events.CommandHadNoEffect;
import dev.mandate.events.CommandRejected;
import dev.mandate.events.Event;
import dev.mandate.policy.Ids;
import dev.mandate.policy.JsonText;
import dev.mandate.wire.JsonValues;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells whom and what events are about; of a command that changed nothing, by its data. */
final class Subjects {
  private static final Pattern ROLE = Pattern.compile("[A-Z_]{1,64}");

  private Subjects() {}

  static Subject of(Event event) {
    return switch (event) {
      case CommandRejected rejected -> of(rejected.asked());
      case CommandHadNoEffect idle -> of(idle.asked());
      default -> Subject.of(event);
    };
  }

  /** A rejected command may hold anything; what is no id names nobody. */
  private static Subject of(JsonText request) {
    Map<String, Object> data = JsonValues.of(request);
    return new Subject(
        text(data, "userId", Ids::isId),
        text(data, "customerId", Ids::isId),
        text(data, "role", text -> ROLE.matcher(text).matches()));
  }

  private static @Nullable String text(
      Map<String, Object> data, String field, Predicate<String> form) {
    return data.get(field) instanceof String text && form.test(text) ? text : null;
  }
}
