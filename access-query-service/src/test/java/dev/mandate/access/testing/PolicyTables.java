package dev.mandate.access.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Levels straight from the CSV tables, to judge those that the service answers. */
public final class PolicyTables {
  private static final List<String> LEVELS = List.of("NONE", "READ_ONLY", "FULL");

  private static final Map<String, String> CEILINGS =
      Map.of(
          "ACTION_UNAVAILABLE", "READ_ONLY",
          "READ_ONLY", "READ_ONLY",
          "PARTIAL_VISIBILITY", "READ_ONLY",
          "HIDDEN", "NONE",
          "SUPPRESSED", "NONE");

  private static final Map<String, List<List<String>>> TABLES = new ConcurrentHashMap<>();

  private PolicyTables() {}

  /** The keys of the whole restriction catalogue, in alphabetical order. */
  public static List<String> restrictionKeys() {
    return rows("restrictions").stream().map(row -> row.get(0)).sorted().toList();
  }

  /** The capabilities above NONE that roles give in some scopes, in the order of the table. */
  public static Map<String, String> capabilities(
      Collection<String> roles, Collection<String> scopes) {
    Map<String, String> levels = new LinkedHashMap<>();
    for (List<String> capability : rows("capabilities")) {
      String scope = capability.get(1);
      String level = level(roles, scope, capability.get(0));
      if (scopes.contains(scope) && !level.equals("NONE")) {
        levels.put(scope + "." + capability.get(0), level);
      }
    }
    return levels;
  }

  /** The settings that roles give in a customer, lowered by restrictions. */
  public static Map<String, String> settings(
      Collection<String> roles, Collection<String> restrictions) {
    Map<String, String> levels = new LinkedHashMap<>();
    for (List<String> setting : rows("restrictions")) {
      String level = level(roles, "CUSTOMER_ORG", setting.get(2));
      String ceiling = Objects.requireNonNull(CEILINGS.get(setting.get(3)));
      boolean lowered =
          restrictions.contains(setting.get(0)) && LEVELS.indexOf(level) > LEVELS.indexOf(ceiling);
      levels.put(setting.get(0), lowered ? ceiling : level);
    }
    return levels;
  }

  private static String level(Collection<String> roles, String scope, String capability) {
    return rows("entitlements").stream()
        .filter(row -> roles.contains(row.get(0)))
        .filter(row -> row.get(1).equals(scope) && row.get(2).equals(capability))
        .map(row -> row.get(3))
        .max((a, b) -> Integer.compare(LEVELS.indexOf(a), LEVELS.indexOf(b)))
        .orElse("NONE");
  }

  /** The rows of a table, without its header. */
  public static List<List<String>> rows(String table) {
    return TABLES.computeIfAbsent(table, PolicyTables::read);
  }

  private static List<List<String>> read(String table) {
    String name = "/dev/mandate/policy/" + table + ".csv";
    InputStream resource = Objects.requireNonNull(PolicyTables.class.getResourceAsStream(name));
    try (var reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(line -> List.of(line.split(",", -1))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
