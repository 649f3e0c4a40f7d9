package dev.mandate.access.permission;

import dev.mandate.access.replica.Place;
import dev.mandate.policy.Access;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.Capability;
import dev.mandate.policy.Level;
import dev.mandate.policy.OrgType;
import dev.mandate.policy.Policy;
import dev.mandate.policy.RoleSet;
import dev.mandate.policy.Scope;

/** What the roles of a person open to them at a place: pure, each rule once. */
final class OwnRights {
  private static final Capability ASSIGN_ROLES =
      capability(Scope.PARTNER_ORG, "ASSIGN_ADMIN_ROLES");
  private static final Capability HUB_ASSIGN_ROLES =
      capability(Scope.PARTNER_HUB, "HUB_ASSIGN_ADMIN_ROLES");
  private static final Capability ASSIGN_CUSTOMER_ROLES =
      capability(Scope.CUSTOMER_ORG, "ASSIGN_CUSTOMER_ADMIN_ROLES");
  private static final Capability CUSTOMER_LIST = capability(Scope.CUSTOMER_ORG, "CUSTOMER_LIST");
  private static final Capability LOG = capability(Scope.PARTNER_ORG, "ADMIN_AUDIT_LOG");
  private static final Capability CUSTOMER_LOG = capability(Scope.CUSTOMER_ORG, "ADMIN_AUDIT_LOG");

  private OwnRights() {}

  private static Capability capability(Scope scope, String key) {
    return Policy.standard().capability(scope, key);
  }

  /**
   * Whether the organization is their own: they hold a role in the partner, or in the customer. All
   * others are to them as if they did not exist (R30).
   */
  static boolean isTheirs(Place place) {
    return place.inPartner().reaches() || place.here().reaches();
  }

  /** Whether they see who the administrators of the partner are, and what they hold. */
  static boolean seeAdministrators(Place place) {
    return has(place.inPartner(), ASSIGN_ROLES) || has(place.inPartner(), HUB_ASSIGN_ROLES);
  }

  /** Whether they see what others may do here. */
  static boolean seeAccessOfOthers(Place place) {
    return place.here().org() == OrgType.PARTNER
        ? seeAdministrators(place)
        : has(place.here(), ASSIGN_CUSTOMER_ROLES);
  }

  /** Whether they see who of the partner manages this customer. */
  static boolean seeManagers(Place place) {
    return seeAccessOfOthers(place) || seeAdministrators(place);
  }

  /** Whether they see the customer itself. */
  static boolean seeCustomer(Place place) {
    return !place.here().capabilities().isEmpty();
  }

  /** Whether they read the whole audit log of the partner (R32). */
  static boolean readLog(Place place) {
    return has(place.inPartner(), LOG);
  }

  /** Whether they read the entries of the audit log that are about this customer (R32). */
  static boolean readCustomerLog(Place place) {
    return readLog(place) || has(place.here(), CUSTOMER_LOG);
  }

  /** Which customers of the partner they see in a list. */
  static VisibleCustomers customers(Place place) {
    RoleSet roles = place.inPartner().roles();
    if (has(Access.inManagedCustomer(roles, null), CUSTOMER_LIST)) {
      return VisibleCustomers.ALL;
    }
    return has(Access.inManagedCustomer(roles, AssignmentBasis.ASSIGNED), CUSTOMER_LIST)
        ? VisibleCustomers.LISTED
        : VisibleCustomers.NONE;
  }

  private static boolean has(Access access, Capability capability) {
    return access.level(capability).covers(Level.READ_ONLY);
  }
}
