package dev.mandate.access.catalog;

import dev.mandate.policy.Capability;
import dev.mandate.policy.CustomersInScope;
import dev.mandate.policy.Effect;
import dev.mandate.policy.Language;
import dev.mandate.policy.Level;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Restriction;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleEntry;
import dev.mandate.policy.RoleFamily;
import dev.mandate.policy.Scope;
import java.util.ArrayList;
import java.util.List;

/**
 * The policy in force.
 *
 * @param entitlements what each role entitles to; a pair that is not listed is {@code NONE}
 * @param restrictions what restricted mode can take away (R23, R24)
 */
record CatalogAnswer(
    List<RoleItem> roles,
    List<CapabilityItem> capabilities,
    List<Entitlement> entitlements,
    List<RestrictionItem> restrictions) {
  /** A role. */
  record RoleItem(
      Role key,
      RoleFamily family,
      boolean assignable,
      CustomersInScope customersInScope,
      String label) {}

  /** A capability; equal keys in two scopes are two capabilities. */
  record CapabilityItem(String key, Scope scope, String label) {}

  /** A level that a role gives. */
  record Entitlement(Role role, Scope scope, String capability, Level level) {}

  /** A setting of a customer, and what restricted mode does to it. */
  record RestrictionItem(String key, String area, String capability, Effect effect, String label) {}

  /** The tables that decide, with labels in a language. */
  static CatalogAnswer of(Policy policy, Language language) {
    return new CatalogAnswer(
        policy.roles().stream().map(role -> item(role, language)).toList(),
        policy.capabilities().stream().map(capability -> item(capability, language)).toList(),
        entitlements(policy),
        policy.restrictions().stream().map(restriction -> item(restriction, language)).toList());
  }

  private static RoleItem item(RoleEntry entry, Language language) {
    return new RoleItem(
        entry.role(),
        entry.family(),
        entry.assignable(),
        entry.customersInScope(),
        language.label(entry.labelEn(), entry.labelZh()));
  }

  private static CapabilityItem item(Capability capability, Language language) {
    return new CapabilityItem(
        capability.key(),
        capability.scope(),
        language.label(capability.labelEn(), capability.labelZh()));
  }

  private static RestrictionItem item(Restriction restriction, Language language) {
    return new RestrictionItem(
        restriction.key(),
        restriction.area(),
        restriction.capability().key(),
        restriction.effect(),
        language.label(restriction.labelEn(), restriction.labelZh()));
  }

  private static List<Entitlement> entitlements(Policy policy) {
    List<Entitlement> all = new ArrayList<>();
    for (RoleEntry entry : policy.roles()) {
      for (Capability capability : policy.capabilities()) {
        Level level = policy.entitlement(entry.role(), capability);
        if (level != Level.NONE) {
          all.add(new Entitlement(entry.role(), capability.scope(), capability.key(), level));
        }
      }
    }
    return all;
  }
}
