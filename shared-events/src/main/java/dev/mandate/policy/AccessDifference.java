package dev.mandate.policy;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * In which levels one user's access to one organization differs between two moments. Both sides
 * have the same keys; what was or is absent stands there as {@code NONE}.
 *
 * @param before the levels that are no longer so
 * @param after the levels that are so instead
 */
public record AccessDifference(Levels before, Levels after) {
  private static final Policy POLICY = Policy.standard();

  /**
   * Levels, in the order of the tables.
   *
   * @param capabilities by qualified key
   * @param settings by key
   */
  public record Levels(Map<String, Level> capabilities, Map<String, Level> settings) {
    private static Levels none() {
      return new Levels(new LinkedHashMap<>(), new LinkedHashMap<>());
    }
  }

  /**
   * Compares two states of access to an organization.
   *
   * @throws IllegalArgumentException if they are about organizations of different kinds
   */
  public static AccessDifference between(Access before, Access after) {
    if (before.org() != after.org()) {
      throw new IllegalArgumentException("These are two organizations");
    }
    AccessDifference difference = new AccessDifference(Levels.none(), Levels.none());
    for (Capability capability : POLICY.capabilities()) {
      Level was = before.level(capability);
      Level is = after.level(capability);
      if (was != is) {
        difference.before.capabilities.put(capability.qualifiedKey(), was);
        difference.after.capabilities.put(capability.qualifiedKey(), is);
      }
    }
    if (before.org() == OrgType.CUSTOMER) {
      difference.compareSettings(before, after);
    }
    return difference;
  }

  private void compareSettings(Access one, Access other) {
    for (Restriction setting : POLICY.restrictions()) {
      Level was = one.level(setting);
      Level is = other.level(setting);
      if (was != is) {
        before.settings.put(setting.key(), was);
        after.settings.put(setting.key(), is);
      }
    }
  }

  /** Whether nothing differs. */
  public boolean isEmpty() {
    return before.capabilities.isEmpty() && before.settings.isEmpty();
  }
}
