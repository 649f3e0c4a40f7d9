package dev.mandate.roles.domain;

import dev.mandate.events.CustomerAttached;
import dev.mandate.events.CustomerOrgEvent;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.CustomerRenamed;
import dev.mandate.events.CustomerRoleGranted;
import dev.mandate.events.CustomerRoleRevoked;
import dev.mandate.events.RestrictedModeToggled;
import dev.mandate.policy.RoleSet;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * A customer organization.
 *
 * @param origin how it became one, or null if there is no such customer
 * @param name its name
 * @param restrictedMode whether restricted administrator mode is on (R21)
 * @param users its users that ever held a role in it, with the roles they hold now
 */
public record CustomerOrgState(
    @Nullable Origin origin, String name, boolean restrictedMode, PMap<String, RoleSet> users) {
  /** How a customer came to its partner (R5). */
  public enum Origin {
    PROVISIONED,
    ATTACHED
  }

  /** No such customer. */
  public static final CustomerOrgState UNKNOWN =
      new CustomerOrgState(null, "", false, HashTreePMap.empty());

  /** Whether there is such a customer. */
  public boolean known() {
    return origin != null;
  }

  /** The roles that one of its users holds in it. */
  public RoleSet roles(String userId) {
    return users.getOrDefault(userId, RoleSet.EMPTY);
  }

  /** The state after an event. */
  public CustomerOrgState evolve(CustomerOrgEvent event) {
    return switch (event) {
      case CustomerProvisioned e ->
          new CustomerOrgState(Origin.PROVISIONED, e.name(), e.restrictedMode(), users);
      case CustomerAttached e ->
          new CustomerOrgState(Origin.ATTACHED, e.name(), e.restrictedMode(), users);
      case CustomerRenamed e -> new CustomerOrgState(origin, e.name(), restrictedMode, users);
      case RestrictedModeToggled e -> new CustomerOrgState(origin, name, e.enabled(), users);
      case CustomerRoleGranted e -> withRoles(e.userId(), roles(e.userId()).with(e.role()));
      case CustomerRoleRevoked e -> withRoles(e.userId(), roles(e.userId()).without(e.role()));
    };
  }

  private CustomerOrgState withRoles(String userId, RoleSet roles) {
    return new CustomerOrgState(origin, name, restrictedMode, users.plus(userId, roles));
  }
}
