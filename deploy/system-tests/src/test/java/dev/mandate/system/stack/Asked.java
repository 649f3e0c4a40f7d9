package dev.mandate.system.stack;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.acl.AclBinding;

/**
 * Whether a principal may do something, as the log of a broker tells it.
 *
 * @param right in one line: principal, operation, kind and name of the resource
 */
public record Asked(String right, boolean allowed) {
  private static final Pattern LINE =
      Pattern.compile(
          "Principal = (\\S+) is (Allowed|Denied) operation = (\\S+) from host = \\S+ on resource ="
              + " (\\w+):LITERAL:(\\S+) ");

  static Optional<Asked> in(String line) {
    Matcher found = LINE.matcher(line);
    return found.find()
        ? Optional.of(
            new Asked(
                right(found.group(1), found.group(3), found.group(4), found.group(5)),
                found.group(2).equals("Allowed")))
        : Optional.empty();
  }

  static String right(AclBinding granted) {
    return right(
        granted.entry().principal(),
        granted.entry().operation().name(),
        granted.pattern().resourceType().name(),
        granted.pattern().name());
  }

  private static String right(String principal, String operation, String kind, String name) {
    return "%s %s %s %s"
        .formatted(
            principal, operation.toUpperCase(Locale.ROOT), kind.toUpperCase(Locale.ROOT), name);
  }
}
