package dev.mandate.access.console.customers;

import dev.mandate.policy.Access;
import dev.mandate.policy.Level;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Restriction;
import dev.mandate.policy.RestrictionSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Settings of the restriction catalogue that one part of a customer's console shows.
 *
 * @param area that part
 */
record SettingGroup(String area, List<Restriction> settings) {
  /** The whole catalogue. */
  static List<SettingGroup> all() {
    return of(_ -> true);
  }

  /** Some of the catalogue, in its order; a group without any is left out. */
  static List<SettingGroup> of(Predicate<Restriction> which) {
    return Policy.standard().restrictions().stream()
        .filter(which)
        .collect(
            Collectors.groupingBy(
                Restriction::area, LinkedHashMap::new, Collectors.toUnmodifiableList()))
        .entrySet()
        .stream()
        .map(group -> new SettingGroup(group.getKey(), group.getValue()))
        .toList();
  }

  /** What restricted mode takes away from somebody with this access (R23). */
  static List<SettingGroup> lowered(Access access) {
    Access entitled = new Access(access.org(), access.roles(), RestrictionSet.EMPTY);
    return of(setting -> isLowered(setting, access, entitled.level(setting)));
  }

  private static boolean isLowered(Restriction setting, Access access, Level entitled) {
    return access.level(setting) != entitled || access.isPartial(setting);
  }
}
