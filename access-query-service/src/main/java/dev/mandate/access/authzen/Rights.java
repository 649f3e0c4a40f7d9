package dev.mandate.access.authzen;

import dev.mandate.policy.Access;
import dev.mandate.policy.Capability;
import dev.mandate.policy.Level;
import dev.mandate.policy.OrgType;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Restriction;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The actions that can be asked for: {@code view:KEY} and {@code edit:KEY} for every capability of
 * the organization's scopes, and for every setting of a customer. Made once from the policy tables,
 * so that a decision looks up one name and evaluates one level.
 */
final class Rights {
  private static final String VIEW = "view:";
  private static final String EDIT = "edit:";
  private static final Map<OrgType, NavigableMap<String, Predicate<Access>>> BY_NAME = all();

  private Rights() {}

  /** What an action needs in such an organization, or null if there is no such action. */
  static @Nullable Predicate<Access> named(OrgType org, String action) {
    return rights(org).get(action);
  }

  /** Every action of such an organization with what it needs, by name. */
  static NavigableMap<String, Predicate<Access>> rights(OrgType org) {
    return Objects.requireNonNull(BY_NAME.get(org));
  }

  private static Map<OrgType, NavigableMap<String, Predicate<Access>>> all() {
    Map<OrgType, NavigableMap<String, Predicate<Access>>> all = new EnumMap<>(OrgType.class);
    for (OrgType org : OrgType.values()) {
      all.put(org, rightsIn(org));
    }
    return all;
  }

  private static NavigableMap<String, Predicate<Access>> rightsIn(OrgType org) {
    NavigableMap<String, Predicate<Access>> rights = new TreeMap<>();
    for (Capability capability : Policy.standard().capabilities()) {
      if (org.has(capability.scope())) {
        // A key in both scopes of a partner is one action: a level in either counts.
        rights.merge(
            VIEW + capability.key(), a -> covers(a, capability, Level.READ_ONLY), Predicate::or);
        rights.merge(
            EDIT + capability.key(), a -> covers(a, capability, Level.FULL), Predicate::or);
      }
    }
    if (org == OrgType.CUSTOMER) {
      Policy.standard().restrictions().forEach(setting -> addSetting(rights, setting));
    }
    return rights;
  }

  private static void addSetting(
      NavigableMap<String, Predicate<Access>> rights, Restriction setting) {
    // Restricted mode lowers settings, not capabilities: under one name it could be got around.
    if (rights.containsKey(VIEW + setting.key())) {
      throw new IllegalStateException(
          "restrictions.csv and capabilities.csv share the key " + setting.key());
    }
    rights.put(VIEW + setting.key(), a -> a.level(setting).covers(Level.READ_ONLY));
    rights.put(EDIT + setting.key(), a -> a.level(setting).covers(Level.FULL));
  }

  private static boolean covers(Access access, Capability capability, Level needed) {
    return access.level(capability).covers(needed);
  }
}
