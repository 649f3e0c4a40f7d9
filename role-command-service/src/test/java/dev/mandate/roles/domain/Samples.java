package dev.mandate.roles.domain;

import dev.mandate.commands.AssignCustomer;
import dev.mandate.commands.AttachCustomer;
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
import dev.mandate.events.AuditExported;
import dev.mandate.events.CustomerAssigned;
import dev.mandate.events.CustomerAttached;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.CustomerRenamed;
import dev.mandate.events.CustomerRoleGranted;
import dev.mandate.events.CustomerRoleRevoked;
import dev.mandate.events.CustomerUnassigned;
import dev.mandate.events.GrantCause;
import dev.mandate.events.PartnerAdminEvent;
import dev.mandate.events.PartnerRegistered;
import dev.mandate.events.PersonErased;
import dev.mandate.events.RestrictedModeToggled;
import dev.mandate.events.RestrictionListChanged;
import dev.mandate.events.RevocationCause;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.RoleRevoked;
import dev.mandate.events.UnassignmentCause;
import dev.mandate.events.UserProvisioned;
import dev.mandate.events.UserRemoved;
import dev.mandate.events.WholesaleProgramChanged;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.JsonText;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Restriction;
import dev.mandate.policy.RestrictionSet;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleSet;
import dev.mandate.wire.Asker;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Askers, commands (imperative) and events (past tense) in few words; all about the partner {@code
 * p1}.
 */
final class Samples {
  static final String PARTNER = "p1";
  static final String OTHER_PARTNER = "p2";
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  static final Instant LATER = Instant.parse("2026-04-01T12:00:00Z");

  private static final JsonText FILTERS = new JsonText("{\"outcome\":\"REJECTED\"}");

  private Samples() {}

  static Asker system() {
    return new Asker.Upstream("provisioning");
  }

  static Asker user(String id) {
    return new Asker.User(id);
  }

  // The partner as a whole

  static RegisterPartner registerPartner() {
    return new RegisterPartner(PARTNER, "Acme Telecom", true);
  }

  static PartnerRegistered partnerRegistered() {
    return partnerRegistered(PARTNER);
  }

  static PartnerRegistered partnerRegistered(String partnerId) {
    return new PartnerRegistered(partnerId, "Acme Telecom", true);
  }

  static SetWholesaleProgram setWholesale(boolean enabled) {
    return new SetWholesaleProgram(PARTNER, enabled);
  }

  static WholesaleProgramChanged wholesaleChanged(boolean enabled) {
    return new WholesaleProgramChanged(PARTNER, enabled);
  }

  static SetRestrictionList setRestrictions(String... keys) {
    return new SetRestrictionList(PARTNER, restrictions(keys));
  }

  static RestrictionListChanged restrictionsChanged(String... keys) {
    return new RestrictionListChanged(PARTNER, restrictions(keys));
  }

  static RestrictionSet restrictions(String... keys) {
    return RestrictionSet.of(Arrays.stream(keys).map(Samples::restriction).toList());
  }

  private static Restriction restriction(String key) {
    return Objects.requireNonNull(Policy.standard().restriction(key), key);
  }

  static RecordAuditExport recordAuditExport() {
    return new RecordAuditExport(PARTNER, "first", "csv", FILTERS, 12);
  }

  static AuditExported auditExported() {
    return new AuditExported(PARTNER, "first", "csv", FILTERS, 12);
  }

  // Users of the partner's own organization

  static ProvisionUser provisionUser(String id) {
    return new ProvisionUser(PARTNER, id, "Name of " + id, id + "@example.com", null);
  }

  static UserProvisioned userProvisioned(String id) {
    return userProvisioned(PARTNER, id);
  }

  static UserProvisioned userProvisioned(String partnerId, String id) {
    return new UserProvisioned(partnerId, id, "Name of " + id, id + "@example.com", null);
  }

  static UpdateUser renameUser(String id, String displayName) {
    return new UpdateUser(PARTNER, id, displayName, null, null);
  }

  static RemoveUser removeUser(String id) {
    return new RemoveUser(PARTNER, id, null);
  }

  static ErasePerson erasePerson(String id) {
    return new ErasePerson(PARTNER, id, null);
  }

  static PersonErased personErased(String id) {
    return new PersonErased(PARTNER, id);
  }

  static UserRemoved userRemoved(String id) {
    return new UserRemoved(PARTNER, id);
  }

  /** R2: what provisioning the first user of a partner leaves. */
  static List<PartnerAdminEvent> firstUser(String id) {
    return firstUser(PARTNER, id);
  }

  static List<PartnerAdminEvent> firstUser(String partnerId, String id) {
    return List.of(
        userProvisioned(partnerId, id),
        new RoleGranted(partnerId, id, Role.FULL_ADMIN, GrantCause.FIRST_USER, null),
        new RoleGranted(partnerId, id, Role.PARTNER_FULL_ADMIN, GrantCause.FIRST_USER, null));
  }

  // Their roles

  static GrantRole grantRole(String userId, Role role) {
    return grantRoleUntil(userId, role, null);
  }

  static GrantRole grantRoleUntil(String userId, Role role, @Nullable Instant expiresAt) {
    return new GrantRole(PARTNER, userId, role, null, expiresAt);
  }

  static RoleGranted roleGranted(String userId, Role role) {
    return roleGrantedUntil(userId, role, null);
  }

  static RoleGranted roleGrantedUntil(String userId, Role role, @Nullable Instant expiresAt) {
    return new RoleGranted(PARTNER, userId, role, GrantCause.COMMAND, expiresAt);
  }

  static RevokeRole revokeRole(String userId, Role role) {
    return new RevokeRole(PARTNER, userId, role, null);
  }

  static RoleRevoked roleRevoked(String userId, Role role, RevocationCause cause) {
    return new RoleRevoked(PARTNER, userId, role, cause);
  }

  static SetRoles setRoles(String userId, Role... roles) {
    return new SetRoles(PARTNER, userId, RoleSet.of(roles), null);
  }

  // Customers

  static ProvisionCustomer provisionCustomer(String id) {
    return provisionCustomer(id, null);
  }

  static ProvisionCustomer provisionCustomer(String id, @Nullable String onBehalfOf) {
    return new ProvisionCustomer(PARTNER, id, "Name of " + id, onBehalfOf);
  }

  static CustomerProvisioned customerProvisioned(String id) {
    return customerProvisioned(id, null);
  }

  static CustomerProvisioned customerProvisioned(String id, @Nullable String by) {
    return new CustomerProvisioned(PARTNER, id, "Name of " + id, by, true);
  }

  static AttachCustomer attachCustomer(String id) {
    return attachCustomer(id, null);
  }

  static AttachCustomer attachCustomer(String id, @Nullable String onBehalfOf) {
    return new AttachCustomer(PARTNER, id, "Name of " + id, onBehalfOf);
  }

  static CustomerAttached customerAttached(String id, @Nullable String by) {
    return new CustomerAttached(PARTNER, id, "Name of " + id, by, true);
  }

  static RenameCustomer renameCustomer(String id, String name) {
    return new RenameCustomer(PARTNER, id, name);
  }

  static CustomerRenamed customerRenamed(String id, String name) {
    return new CustomerRenamed(PARTNER, id, name);
  }

  static SetRestrictedMode setRestrictedMode(String id, boolean enabled) {
    return new SetRestrictedMode(PARTNER, id, enabled, null);
  }

  static RestrictedModeToggled restrictedModeToggled(String id, boolean enabled) {
    return new RestrictedModeToggled(PARTNER, id, enabled);
  }

  // Managed lists

  static AssignCustomer assignCustomer(String userId, String customerId) {
    return new AssignCustomer(PARTNER, userId, customerId, null);
  }

  static CustomerAssigned customerAssigned(
      String userId, String customerId, AssignmentBasis basis) {
    return new CustomerAssigned(PARTNER, userId, customerId, basis);
  }

  static UnassignCustomer unassignCustomer(String userId, String customerId) {
    return new UnassignCustomer(PARTNER, userId, customerId, null);
  }

  static CustomerUnassigned customerUnassigned(
      String userId, String customerId, UnassignmentCause cause) {
    return new CustomerUnassigned(PARTNER, userId, customerId, cause, null);
  }

  static CustomerUnassigned customerDisplaced(
      String userId, String customerId, String displacedBy) {
    return new CustomerUnassigned(
        PARTNER, userId, customerId, UnassignmentCause.LIMIT, displacedBy);
  }

  // Roles in customers

  static GrantCustomerRole grantCustomerRole(String customerId, String userId, Role role) {
    return new GrantCustomerRole(PARTNER, customerId, userId, role, null, null, null);
  }

  static CustomerRoleGranted customerRoleGranted(String customerId, String userId, Role role) {
    return new CustomerRoleGranted(PARTNER, customerId, userId, role, null, null);
  }

  static RevokeCustomerRole revokeCustomerRole(String customerId, String userId, Role role) {
    return new RevokeCustomerRole(PARTNER, customerId, userId, role, null, null, null);
  }

  static CustomerRoleRevoked customerRoleRevoked(String customerId, String userId, Role role) {
    return new CustomerRoleRevoked(PARTNER, customerId, userId, role);
  }
}
