package dev.mandate.roles.domain;

import static dev.mandate.policy.Level.FULL;

import dev.mandate.commands.AssignCustomer;
import dev.mandate.commands.AttachCustomer;
import dev.mandate.commands.Command;
import dev.mandate.commands.ErasePerson;
import dev.mandate.commands.GrantCustomerRole;
import dev.mandate.commands.GrantRole;
import dev.mandate.commands.ProvisionCustomer;
import dev.mandate.commands.ProvisionUser;
import dev.mandate.commands.RecordAuditExport;
import dev.mandate.commands.RegisterPartner;
import dev.mandate.commands.RemoveUser;
import dev.mandate.commands.RenameCustomer;
import dev.mandate.commands.RevokeCustomerRole;
import dev.mandate.commands.RevokeRole;
import dev.mandate.commands.SetRestrictedMode;
import dev.mandate.commands.SetRestrictionList;
import dev.mandate.commands.SetRoles;
import dev.mandate.commands.SetWholesaleProgram;
import dev.mandate.commands.UnassignCustomer;
import dev.mandate.commands.UpdateUser;
import dev.mandate.policy.Capability;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Restriction;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleFamily;
import dev.mandate.policy.Scope;
import java.util.Objects;

/** Who may ask for what: the one place where commands meet the policy. */
final class Entitlement {
  private static final Policy POLICY = Policy.standard();
  private static final Capability PARTNER_USERS =
      POLICY.capability(Scope.PARTNER_ORG, "USERS_AND_LICENSES");
  private static final Capability CREATE_CUSTOMERS =
      POLICY.capability(Scope.PARTNER_HUB, "HUB_CREATE_CUSTOMERS");
  private static final Capability CUSTOMER_ROLES =
      POLICY.capability(Scope.CUSTOMER_ORG, "ASSIGN_CUSTOMER_ADMIN_ROLES");
  private static final Capability RESTRICTED_MODE =
      POLICY.capability(Scope.CUSTOMER_ORG, "RESTRICTED_MODE");
  private static final Restriction COMPANY_NAME =
      Objects.requireNonNull(POLICY.restriction("ACCOUNT_COMPANY_NAME"));

  private Entitlement() {}

  /** Whether a person may ask for this; provisioning systems may ask for anything. */
  static boolean of(Actor actor, Command command) {
    return switch (command) {
      case RegisterPartner _, SetWholesaleProgram _, RecordAuditExport _ -> false;
      case SetRestrictionList _, AssignCustomer _, UnassignCustomer _ ->
          actor.holds(Role.PARTNER_FULL_ADMIN);
      // Decided: it cannot be taken back, so it takes more than looking after users.
      case ErasePerson _ -> actor.holds(Role.FULL_ADMIN);
      case ProvisionUser _, UpdateUser _, RemoveUser _ ->
          actor.inPartner().level(PARTNER_USERS) == FULL;
      case GrantRole c -> mayAssign(actor, c.role());
      case RevokeRole c -> mayAssign(actor, c.role());
      // Which differences the asker may make is judged once they are known (R14).
      case SetRoles _ -> actor.holds(Role.FULL_ADMIN) || actor.holds(Role.PARTNER_FULL_ADMIN);
      case ProvisionCustomer _, AttachCustomer _ ->
          actor.inPartner().level(CREATE_CUSTOMERS) == FULL;
      case RenameCustomer c -> actor.inCustomer(c.customerId()).level(COMPANY_NAME) == FULL;
      case SetRestrictedMode c -> actor.inCustomer(c.customerId()).level(RESTRICTED_MODE) == FULL;
      case GrantCustomerRole c -> actor.inCustomer(c.customerId()).level(CUSTOMER_ROLES) == FULL;
      case RevokeCustomerRole c -> actor.inCustomer(c.customerId()).level(CUSTOMER_ROLES) == FULL;
    };
  }

  /**
   * R7, R8 (decided: the strict reading): a full administrator assigns every role; a partner full
   * administrator those that manage customers. A role that nobody can assign is not a question of
   * entitlement, so it is refused as such further on.
   */
  static boolean mayAssign(Actor actor, Role role) {
    if (actor.isSystem() || actor.holds(Role.FULL_ADMIN)) {
      return true;
    }
    return actor.holds(Role.PARTNER_FULL_ADMIN)
        && POLICY.entry(role).family() != RoleFamily.PARTNER_MANAGEMENT;
  }
}
