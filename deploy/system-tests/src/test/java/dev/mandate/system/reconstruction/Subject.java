package dev.mandate.system.reconstruction;

import dev.mandate.system.oracle.Command;
import dev.mandate.system.oracle.Fact;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whom and what an entry is about; of a command that changes nothing, whom and what it names. */
record Subject(@Nullable String user, @Nullable String customer, @Nullable String role) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:@-]{1,64}");

  static Subject of(Fact fact, Command command) {
    Map<String, Object> data = fact.type().startsWith("Command") ? command.data() : fact.data();
    return new Subject(
        id(data.get("userId")), id(data.get("customerId")), (String) data.get("role"));
  }

  /** What is no id names nobody. */
  private static @Nullable String id(@Nullable Object text) {
    return text instanceof String id && ID.matcher(id).matches() ? id : null;
  }
}
