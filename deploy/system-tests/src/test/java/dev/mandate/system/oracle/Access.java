package dev.mandate.system.oracle;

import java.util.Map;
import java.util.Set;

/**
 * Effective access of a user in an organization (R27).
 *
 * @param capabilities levels above none, by {@code SCOPE.KEY}
 * @param settings the level of every setting, if the user reaches a customer
 * @param partial the settings that are visible in part only
 * @param restrictedMode whether the customer is in it; says nothing if the user does not reach it
 */
public record Access(
    String orgType,
    Map<String, Level> capabilities,
    Map<String, Level> settings,
    Set<String> partial,
    boolean restrictedMode,
    boolean banner,
    boolean manageUsersDisabled) {

  static Access inPartner(Map<String, Level> capabilities) {
    return new Access("PARTNER", capabilities, Map.of(), Set.of(), false, false, false);
  }

  static Access none(String orgType) {
    return new Access(orgType, Map.of(), Map.of(), Set.of(), false, false, false);
  }

  /** Whether any role of the user counts here. */
  public boolean isReached() {
    return !capabilities.isEmpty();
  }
}
