package dev.mandate.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * In what one user's access to one organization differs between two moments.
 *
 * @param before what differs, as it was
 * @param after the same, as it is then
 */
public record AccessDifference(Side before, Side after) {
  /**
   * One side of a difference. Both sides have the same capabilities and settings, in the order of
   * the tables; what was or is absent is {@code NONE}.
   *
   * @param capabilities qualified key to level
   * @param settings key to level
   * @param partial the settings that are shown in part only on this side, but not on the other
   */
  public record Side(
      Map<String, Level> capabilities, Map<String, Level> settings, List<String> partial) {
    private static Side of(Access access, Access other) {
      Policy policy = Policy.standard();
      Map<String, Level> capabilities = new LinkedHashMap<>();
      for (Capability capability : policy.capabilities()) {
        if (access.level(capability) != other.level(capability)) {
          capabilities.put(capability.qualifiedKey(), access.level(capability));
        }
      }
      Map<String, Level> settings = new LinkedHashMap<>();
      List<String> partial = new ArrayList<>();
      for (Restriction setting : policy.restrictions()) {
        if (access.level(setting) != other.level(setting)) {
          settings.put(setting.key(), access.level(setting));
        }
        if (access.isPartial(setting) && !other.isPartial(setting)) {
          partial.add(setting.key());
        }
      }
      return new Side(capabilities, settings, partial);
    }

    private boolean hasAny() {
      return !(capabilities.isEmpty() && settings.isEmpty() && partial.isEmpty());
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
    return new AccessDifference(Side.of(before, after), Side.of(after, before));
  }

  /** Whether anything differs. */
  public boolean differs() {
    return before.hasAny() || after.hasAny();
  }
}
