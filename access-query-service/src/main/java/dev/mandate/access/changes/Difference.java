package dev.mandate.access.changes;

import dev.mandate.policy.Access;
import dev.mandate.policy.Capability;
import dev.mandate.policy.Level;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Restriction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What differs between two accesses to one organization, and nothing else.
 *
 * @param before how it was
 * @param after how it is
 */
record Difference(Side before, Side after) {
  /**
   * One side of it.
   *
   * @param capabilities the levels of the capabilities that differ, {@code NONE} where there is
   *     none
   * @param settings the same of settings
   * @param partial the settings that are shown in part on this side only
   */
  record Side(Map<String, Level> capabilities, Map<String, Level> settings, List<String> partial) {
    private static Side empty() {
      return new Side(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
    }
  }

  /** Both have to be of one organization. */
  static Difference of(Access before, Access after) {
    Difference difference = new Difference(Side.empty(), Side.empty());
    for (Capability capability : Policy.standard().capabilities()) {
      difference.addCapability(
          capability.qualifiedKey(), before.level(capability), after.level(capability));
    }
    for (Restriction setting : Policy.standard().restrictions()) {
      difference.addSetting(setting.key(), before.level(setting), after.level(setting));
      difference.addPartial(setting.key(), before.isPartial(setting), after.isPartial(setting));
    }
    return difference;
  }

  /** Whether nothing differs. */
  boolean isNone() {
    return before.equals(after);
  }

  private void addCapability(String key, Level from, Level to) {
    if (from != to) {
      before.capabilities().put(key, from);
      after.capabilities().put(key, to);
    }
  }

  private void addSetting(String key, Level from, Level to) {
    if (from != to) {
      before.settings().put(key, from);
      after.settings().put(key, to);
    }
  }

  private void addPartial(String key, boolean from, boolean to) {
    if (from && !to) {
      before.partial().add(key);
    }
    if (to && !from) {
      after.partial().add(key);
    }
  }
}
