package dev.mandate.system.oracle;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which readable commands have a value that breaks its own rule, whoever asks and whatever is so.
 */
final class Validity {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:@-]{1,64}");

  private final PolicyTables tables;

  Validity(PolicyTables tables) {
    this.tables = tables;
  }

  boolean isValid(Command command, Instant now) {
    return hasAsker(command)
        && hasValidIds(command)
        && hasValidTimes(command, now)
        && namesKnownKeys(command)
        && actsForItself(command);
  }

  private static boolean hasAsker(Command command) {
    String authId = command.authId();
    return ("system".equals(command.authType()) || "user".equals(command.authType()))
        && authId != null
        && !authId.isEmpty();
  }

  private static boolean hasValidIds(Command command) {
    return List.of("userId", "customerId", "onBehalfOf").stream()
        .map(command::optionalText)
        .allMatch(id -> id == null || ID.matcher(id).matches());
  }

  private static boolean hasValidTimes(Command command, Instant now) {
    String time = command.context().get("time");
    String end = command.optionalText("expiresAt");
    Instant expiresAt = Times.instant(end);
    return (time == null || Times.instant(time) != null)
        && (end == null || (expiresAt != null && expiresAt.isAfter(now)));
  }

  private boolean namesKnownKeys(Command command) {
    String role = command.optionalText("role");
    return (role == null || tables.roles().contains(role))
        && (!command.data().containsKey("roles")
            || tables.roles().containsAll(command.texts("roles")))
        && (!command.data().containsKey("restrictions")
            || tables.restrictions().keySet().containsAll(command.texts("restrictions")));
  }

  private static boolean actsForItself(Command command) {
    String other = command.optionalText("onBehalfOf");
    return other == null || "system".equals(command.authType()) || other.equals(command.authId());
  }
}
