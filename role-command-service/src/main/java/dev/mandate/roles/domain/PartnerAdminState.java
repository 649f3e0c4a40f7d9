package dev.mandate.roles.domain;

import dev.mandate.events.CustomerAssigned;
import dev.mandate.events.CustomerUnassigned;
import dev.mandate.events.PartnerAdminEvent;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.RoleRevoked;
import dev.mandate.events.UserProvisioned;
import dev.mandate.events.UserRemoved;
import dev.mandate.events.UserUpdated;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleSet;
import dev.mandate.policy.RolesInForce;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A user of a partner's own organization.
 *
 * @param known whether there is such a user now
 * @param displayName its name
 * @param email its mail address
 * @param alias the name it uses in the console, if it differs (R6)
 * @param grants the roles that it holds, expired ones included until their end is recorded
 * @param managedList the customers that it manages
 */
public record PartnerAdminState(
    boolean known,
    String displayName,
    String email,
    @Nullable String alias,
    Map<Role, Grant> grants,
    ManagedList managedList) {
  /**
   * A role that is held.
   *
   * @param expiresAt the instant from which it no longer counts, or null for no end
   */
  public record Grant(@Nullable Instant expiresAt) {
    boolean isInForce(Instant now) {
      return expiresAt == null || now.isBefore(expiresAt);
    }
  }

  /** No such user. */
  public static final PartnerAdminState UNKNOWN =
      new PartnerAdminState(false, "", "", null, Map.of(), ManagedList.EMPTY);

  /** The roles that count at an instant; the add-on only beside one of its bases (R10). */
  public RoleSet roles(Instant now) {
    RoleSet roles = RoleSet.EMPTY;
    for (Map.Entry<Role, Grant> grant : grants.entrySet()) {
      if (grant.getValue().isInForce(now)) {
        roles = roles.with(grant.getKey());
      }
    }
    return RolesInForce.of(roles);
  }

  /** The state after an event. */
  public PartnerAdminState evolve(PartnerAdminEvent event) {
    return switch (event) {
      case UserProvisioned e ->
          new PartnerAdminState(
              true, e.displayName(), e.email(), e.alias(), Map.of(), ManagedList.EMPTY);
      case UserUpdated e ->
          new PartnerAdminState(
              known,
              Objects.requireNonNullElse(e.displayName(), displayName),
              Objects.requireNonNullElse(e.email(), email),
              e.alias() == null ? alias : e.alias(),
              grants,
              managedList);
      case UserRemoved _ -> UNKNOWN;
      case RoleGranted e -> withGrants(granted(e));
      case RoleRevoked e -> withGrants(revoked(e.role()));
      case CustomerAssigned e -> withList(managedList.with(e.customerId(), e.basis()));
      case CustomerUnassigned e -> withList(managedList.without(e.customerId()));
    };
  }

  private Map<Role, Grant> granted(RoleGranted event) {
    Map<Role, Grant> next = new EnumMap<>(Role.class);
    next.putAll(grants);
    next.put(event.role(), new Grant(event.expiresAt()));
    return next;
  }

  private Map<Role, Grant> revoked(Role role) {
    Map<Role, Grant> next = new EnumMap<>(Role.class);
    next.putAll(grants);
    next.remove(role);
    return next;
  }

  private PartnerAdminState withGrants(Map<Role, Grant> next) {
    return new PartnerAdminState(known, displayName, email, alias, next, managedList);
  }

  private PartnerAdminState withList(ManagedList next) {
    return new PartnerAdminState(known, displayName, email, alias, grants, next);
  }
}
