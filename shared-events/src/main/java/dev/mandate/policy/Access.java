package dev.mandate.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Effective access of one user in one organization (R27): a pure function of the roles that reach
 * the organization and of the restrictions that lower its settings. Deciding about one capability
 * or setting allocates nothing.
 *
 * <p>{@code access = role entitlements - restrictions}; only administrators of the customer itself
 * are ever restricted (R23).
 *
 * @param org the kind of organization, which decides the scopes that apply
 * @param roles the roles that count there, derived ones included
 * @param restricted the settings that are lowered, empty for whoever is not restricted
 */
public record Access(OrgType org, RoleSet roles, RestrictionSet restricted) {
  private static final Policy POLICY = Policy.standard();
  private static final Role[] ROLES = Role.values();

  /** The access of somebody whom no role brings into the organization. */
  public static Access none(OrgType org) {
    return new Access(org, RoleSet.EMPTY, RestrictionSet.EMPTY);
  }

  /** Access of a partner's user to the partner's own organization and console. */
  public static Access inPartner(RoleSet held) {
    return new Access(OrgType.PARTNER, held, RestrictionSet.EMPTY);
  }

  /**
   * Access of a partner's user to one of the partner's customers.
   *
   * @param held the roles that the user holds in the partner
   * @param listed why the customer is on the user's managed list, or null if it is not
   */
  public static Access inManagedCustomer(RoleSet held, @Nullable AssignmentBasis listed) {
    return new Access(OrgType.CUSTOMER, rolesOnCustomer(held, listed), RestrictionSet.EMPTY);
  }

  /**
   * Access of a customer's own user to that customer.
   *
   * @param held the roles that the user holds in the customer
   * @param restricted what is taken away: the partner's list while restricted mode is on, else
   *     empty
   */
  public static Access inOwnCustomer(RoleSet held, RestrictionSet restricted) {
    return new Access(OrgType.CUSTOMER, held, restricted);
  }

  /** Whether the user reaches the organization at all. */
  public boolean reaches() {
    return !roles.isEmpty();
  }

  /** The level of a capability: the highest that any of the roles gives (R9). */
  public Level level(Capability capability) {
    if (!org.has(capability.scope())) {
      return Level.NONE;
    }
    Level level = Level.NONE;
    for (int bits = roles.bits(); bits != 0; bits &= bits - 1) {
      Role role = ROLES[Integer.numberOfTrailingZeros(bits)];
      level = level.or(POLICY.entitlement(role, capability));
    }
    return level;
  }

  /** The level of a setting: that of its capability, lowered by the restriction (R23). */
  public Level level(Restriction setting) {
    Level entitled = level(setting.capability());
    return restricted.contains(setting) ? entitled.atMost(setting.effect().ceiling()) : entitled;
  }

  /** Whether a setting is shown in part only because of a restriction. */
  public boolean isPartial(Restriction setting) {
    return setting.effect() == Effect.PARTIAL_VISIBILITY
        && restricted.contains(setting)
        && level(setting) != Level.NONE;
  }

  /** Every capability with a level above {@code NONE}, in the order of the table. */
  public Map<Capability, Level> capabilities() {
    Map<Capability, Level> levels = new LinkedHashMap<>();
    for (Capability capability : POLICY.capabilities()) {
      Level level = level(capability);
      if (level != Level.NONE) {
        levels.put(capability, level);
      }
    }
    return levels;
  }

  /** Every setting of the catalogue with its level; empty without reach or outside customers. */
  public Map<Restriction, Level> settings() {
    if (org != OrgType.CUSTOMER || !reaches()) {
      return Map.of();
    }
    Map<Restriction, Level> levels = new LinkedHashMap<>();
    POLICY.restrictions().forEach(setting -> levels.put(setting, level(setting)));
    return levels;
  }

  /** The settings that are shown in part only. */
  public List<Restriction> partialSettings() {
    return POLICY.restrictions().stream().filter(this::isPartial).toList();
  }

  /** Which of a partner user's roles count on a customer (R11, R12, R16). */
  private static RoleSet rolesOnCustomer(RoleSet held, @Nullable AssignmentBasis listed) {
    RoleSet counting = RoleSet.EMPTY;
    for (int bits = held.bits(); bits != 0; bits &= bits - 1) {
      Role role = ROLES[Integer.numberOfTrailingZeros(bits)];
      if (Reach.onCustomer(role, held, listed) != null) {
        counting = counting.with(asListed(role, listed));
      }
    }
    return counting;
  }

  /**
   * What a partner's user holds on a customer instead of a role: on one that it attached, a partner
   * administrator is provisioning administrator (R12).
   */
  public static Role asListed(Role role, @Nullable AssignmentBasis listed) {
    return role == Role.PARTNER_ADMIN && listed == AssignmentBasis.ATTACHED
        ? Role.PROVISIONING_ADMIN
        : role;
  }
}
