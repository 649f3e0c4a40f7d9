package dev.mandate.system.reconstruction;

import dev.mandate.system.oracle.Command;
import dev.mandate.system.oracle.Times;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What all entries of a command have in common.
 *
 * @param asked when it was asked
 * @param actor who asked: its type, id, name if it has one, and roles
 * @param code why it is rejected, or null
 */
record Origin(
    Command command,
    String asked,
    Map<String, Object> actor,
    String outcome,
    @Nullable String code) {
  private static final Pattern TRACE_PARENT =
      Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

  /** Who acts where nobody asked: R31. */
  static final Map<String, Object> MANDATE =
      Map.of("type", "system", "id", "mandate", "roles", Set.of());

  /** The end of a role is what the command that granted it for a time asked for, at that time. */
  static Origin ofLapse(Command granting, Instant at) {
    return new Origin(granting, Times.text(at), MANDATE, "ACCEPTED", null);
  }

  /** Who asks; what an invalid command does not say is {@code unknown} or empty. */
  static Map<String, Object> actor(Command command, Set<String> roles, @Nullable String name) {
    String type = command.authType();
    String id = command.authId();
    return Change.values(
        "type",
        type == null ? "unknown" : type,
        "id",
        id == null ? "" : id,
        "name",
        name,
        "roles",
        new TreeSet<>(roles));
  }

  /** The trace of the W3C, if the command names one. */
  @Nullable String traceId() {
    Matcher matcher = TRACE_PARENT.matcher(command.context().getOrDefault("traceparent", ""));
    return matcher.matches() && !matcher.group(1).matches("0+") ? matcher.group(1) : null;
  }

  /** Without another one, a command begins a process of its own. */
  String correlationId() {
    return command.context().getOrDefault("correlationid", command.identity().id());
  }
}
