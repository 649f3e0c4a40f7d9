package dev.mandate.access.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.testing.ExpectedAccess;
import dev.mandate.policy.AccessDifference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What somebody knows who has followed all changes of access, and asks nobody. */
final class Sum {
  /** By user and organization, then by key. */
  private final Map<Reach, Map<String, String>> levels = new TreeMap<>();

  /** Every change begins where the one before has ended. */
  void add(AccessChange change) {
    AccessDifference difference = AccessDifference.between(change.before(), change.after());
    Map<String, String> known = levels.computeIfAbsent(change.reach(), _ -> new TreeMap<>());
    all(difference.before())
        .forEach(
            (key, level) ->
                assertThat(known.getOrDefault(key, "NONE"))
                    .as("%s of %s before position %d", key, change.reach(), change.position())
                    .isEqualTo(level));
    known.putAll(all(difference.after()));
    known.values().removeIf("NONE"::equals);
  }

  Map<String, String> of(String user, String org) {
    return levels.getOrDefault(new Reach(user, org), Map.of());
  }

  /** What the sum has to be, if access is this. */
  static Map<String, String> expected(ExpectedAccess access) {
    Map<String, String> all = new TreeMap<>(access.capabilities());
    all.putAll(access.settings());
    all.values().removeIf("NONE"::equals);
    return all;
  }

  private static Map<String, String> all(AccessDifference.Side side) {
    Map<String, String> all = new LinkedHashMap<>();
    side.capabilities().forEach((key, level) -> all.put(key, level.name()));
    side.settings().forEach((key, level) -> all.put(key, level.name()));
    return all;
  }
}
