package dev.mandate.access.history;

import dev.mandate.access.facts.Moment;
import dev.mandate.access.facts.RestrictedMode;
import dev.mandate.access.facts.RoleGrant;
import dev.mandate.access.facts.Standing;
import dev.mandate.policy.Access;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.OrgType;
import dev.mandate.policy.Restriction;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleSet;
import dev.mandate.policy.RolesInForce;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a user's access to an organization rests on at one moment, each part with the moment
 * that brought it.
 *
 * @param org the kind of the organization
 * @param granted the user's roles in the partner, expired ones included
 * @param listed the customer's place on the user's managed list, or null
 * @param own the user's roles in the customer itself
 * @param restriction restricted mode of the customer
 */
record Grounds(
    OrgType org,
    Map<Role, RoleGrant> granted,
    @Nullable Listed listed,
    Map<Role, Moment> own,
    Restrictive restriction) {

  /**
   * A place on a managed list.
   *
   * @param basis why the customer is on it
   * @param by the moment that gave it this basis
   */
  record Listed(AssignmentBasis basis, Moment by) {}

  /**
   * Restricted mode, and what brought it.
   *
   * @param mode its switch and the partner's list
   * @param on the moment from which it has been on, or null while it is off
   * @param listed since when each restriction of the list has been on it
   */
  record Restrictive(RestrictedMode mode, @Nullable Moment on, Map<Restriction, Moment> listed) {
    static final Restrictive NONE = new Restrictive(RestrictedMode.NONE, null, Map.of());
  }

  /** Nothing: nobody has access to what does not exist. */
  static Grounds none(OrgType org) {
    return new Grounds(org, Map.of(), null, Map.of(), Restrictive.NONE);
  }

  /** The roles in the partner that count at a moment. */
  RoleSet inForce(PointInTime when) {
    RoleSet unexpired = RoleSet.EMPTY;
    for (Map.Entry<Role, RoleGrant> grant : granted.entrySet()) {
      if (grant.getValue().isInForce(when.instant())) {
        unexpired = unexpired.with(grant.getKey());
      }
    }
    return RolesInForce.of(unexpired);
  }

  @Nullable AssignmentBasis basis() {
    return listed == null ? null : listed.basis();
  }

  /** How the user stood in the organization. */
  Standing standing(PointInTime when) {
    return new Standing(when.position(), access(when), restriction.mode(), isOwn());
  }

  private Access access(PointInTime when) {
    if (org == OrgType.PARTNER) {
      return Access.inPartner(inForce(when));
    }
    return isOwn()
        ? Access.inOwnCustomer(RoleSet.of(own.keySet()), restriction.mode().restricted())
        : Access.inManagedCustomer(inForce(when), basis());
  }

  private boolean isOwn() {
    return !own.isEmpty();
  }
}
