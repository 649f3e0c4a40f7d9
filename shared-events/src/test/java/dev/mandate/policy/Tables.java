package dev.mandate.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** An independent reading of the CSV files: nothing but their text. */
final class Tables {
  /** A line of {@code entitlements.csv}. */
  record Entitlement(String role, String scope, String capability, String level) {}

  static final List<List<String>> ROLES = rows("roles.csv");
  static final List<List<String>> CAPABILITIES = rows("capabilities.csv");
  static final List<List<String>> RESTRICTIONS = rows("restrictions.csv");
  static final Set<Entitlement> ENTITLEMENTS = entitlements();

  private Tables() {}

  /** The level that the file gives; what it does not list is {@code NONE}. */
  static Level level(Role role, Scope scope, String capability) {
    for (Level level : Level.values()) {
      if (ENTITLEMENTS.contains(
          new Entitlement(role.name(), scope.name(), capability, level.name()))) {
        return level;
      }
    }
    return Level.NONE;
  }

  private static Set<Entitlement> entitlements() {
    Set<Entitlement> all = new HashSet<>();
    for (List<String> row : rows("entitlements.csv")) {
      if (!all.add(new Entitlement(row.get(0), row.get(1), row.get(2), row.get(3)))) {
        throw new IllegalStateException("entitlements.csv has a line twice: " + row);
      }
    }
    return all;
  }

  private static List<List<String>> rows(String file) {
    try (InputStream csv = Policy.class.getResourceAsStream(file)) {
      byte[] bytes = Objects.requireNonNull(csv).readAllBytes();
      List<List<String>> rows = new ArrayList<>();
      new String(bytes, StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .forEach(line -> rows.add(List.of(line.split(",", -1))));
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
