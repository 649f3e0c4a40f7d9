package dev.mandate.access.console.administrators;

import dev.mandate.access.directory.AdministratorAnswer;
import dev.mandate.access.directory.AdministratorAnswer.HeldRole;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleEntry;
import dev.mandate.policy.RoleFamily;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A role that a user of a partner holds or could hold.
 *
 * @param held since when it is held, and until when; null if it is not
 * @param obstacle why whoever looks cannot change that; null if they can
 */
record RoleChoice(Role role, @Nullable HeldRole held, @Nullable Obstacle obstacle) {
  private static final Set<Role> ALWAYS_KEPT = Set.of(Role.FULL_ADMIN, Role.PARTNER_FULL_ADMIN);

  /** Why a role cannot be changed. */
  enum Obstacle {
    /** It is not theirs to assign (R7, R8). */
    NOT_YOURS,
    /** The partner would be left without it (R13). */
    LAST_HOLDER
  }

  /**
   * Roles of one kind.
   *
   * @param family the kind
   */
  record Group(RoleFamily family, List<RoleChoice> choices) {}

  /**
   * All that can be assigned to a user, by kind.
   *
   * @param rights those of whoever looks
   * @param sellsWholesale whether the partner does; if not, it has no add-on (R10)
   * @param withoutAnother the roles that nobody else holds without an end
   */
  static List<Group> groups(
      Rights rights, AdministratorAnswer user, boolean sellsWholesale, Set<Role> withoutAnother) {
    return Stream.of(
            RoleFamily.PARTNER_MANAGEMENT,
            RoleFamily.CUSTOMER_MANAGEMENT,
            RoleFamily.CUSTOMER_MANAGEMENT_ADDON)
        .filter(family -> sellsWholesale || family != RoleFamily.CUSTOMER_MANAGEMENT_ADDON)
        .map(
            family ->
                new Group(
                    family,
                    Policy.standard().roles().stream()
                        .filter(entry -> entry.family() == family && entry.assignable())
                        .map(RoleEntry::role)
                        .map(role -> choice(role, rights, user, withoutAnother))
                        .toList()))
        .toList();
  }

  private static RoleChoice choice(
      Role role, Rights rights, AdministratorAnswer user, Set<Role> withoutAnother) {
    HeldRole held =
        user.roles().stream().filter(one -> one.role() == role).findFirst().orElse(null);
    Obstacle obstacle = null;
    if (!rights.mayAssign(role)) {
      obstacle = Obstacle.NOT_YOURS;
    } else if (held != null && ALWAYS_KEPT.contains(role) && withoutAnother.contains(role)) {
      obstacle = Obstacle.LAST_HOLDER;
    }
    return new RoleChoice(role, held, obstacle);
  }

  /** Whether whoever looks can change that. */
  public boolean isOpen() {
    return obstacle == null;
  }

  /** Whether it needs another role beside it (R10). */
  public boolean isAddOn() {
    return Policy.standard().entry(role).family() == RoleFamily.CUSTOMER_MANAGEMENT_ADDON;
  }

  /** Whether the add-on can stand on it (R10). */
  public boolean isBase() {
    return role == Role.PARTNER_FULL_ADMIN || role == Role.PARTNER_ADMIN;
  }
}
