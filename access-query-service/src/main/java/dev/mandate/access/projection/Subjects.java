package dev.mandate.access.projection;

import dev.mandate.access.trail.Subject;
import dev.mandate.events.CommandHadNoEffect;
import dev.mandate.events.CommandRejected;
import dev.mandate.events.Event;
import dev.mandate.policy.Ids;
import dev.mandate.policy.JsonText;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells whom and what events are about; of a command that changed nothing, by its data. */
@Component
final class Subjects {
  private static final Pattern ROLE = Pattern.compile("[A-Z_]{1,64}");

  private final JsonMapper json;

  Subjects(JsonMapper json) {
    this.json = json;
  }

  Subject of(Event event) {
    return switch (event) {
      case CommandRejected rejected -> of(rejected.asked());
      case CommandHadNoEffect idle -> of(idle.asked());
      default -> Subject.of(event);
    };
  }

  /** A rejected command may hold anything; what is no id names nobody. */
  private Subject of(JsonText request) {
    JsonNode data = json.readTree(request.json());
    return new Subject(
        text(data, "userId", Ids::isId),
        text(data, "customerId", Ids::isId),
        text(data, "role", text -> ROLE.matcher(text).matches()));
  }

  private static @Nullable String text(JsonNode data, String field, Predicate<String> form) {
    JsonNode node = data.get(field);
    boolean fits = node != null && node.isString() && form.test(node.stringValue());
    return fits ? node.stringValue() : null;
  }
}
