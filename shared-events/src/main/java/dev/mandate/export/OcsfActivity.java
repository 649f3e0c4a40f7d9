package dev.mandate.export;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an event, or the command that came to nothing, is in the Open Cybersecurity Schema Framework
 * 1.8.
 *
 * @param type the class of events
 * @param id the activity within the class
 * @param name what that is called
 */
record OcsfActivity(OcsfClass type, int id, String name) {
  private static final int OTHER = 99;

  private static final OcsfActivity CREATE_ACCOUNT = account(1, "Create");
  private static final OcsfActivity CHANGE_ACCOUNT = account(OTHER, "Update");
  private static final OcsfActivity DELETE_ACCOUNT = account(6, "Delete");
  private static final OcsfActivity ASSIGN = access(1, "Assign Privileges");
  private static final OcsfActivity REVOKE = access(2, "Revoke Privileges");
  private static final OcsfActivity SET = access(OTHER, "Set Privileges");
  private static final OcsfActivity CREATE = entity(1, "Create");
  private static final OcsfActivity UPDATE = entity(3, "Update");
  private static final OcsfActivity ENROLL = entity(6, "Enroll");
  private static final OcsfActivity ENABLE = entity(8, "Enable");
  private static final OcsfActivity DISABLE = entity(9, "Disable");
  private static final OcsfActivity READ = new OcsfActivity(OcsfClass.API_ACTIVITY, 2, "Read");

  private static final Map<String, OcsfActivity> BY_NAME =
      Map.ofEntries(
          Map.entry("PartnerRegistered", CREATE),
          Map.entry("UserProvisioned", CREATE_ACCOUNT),
          Map.entry("UserUpdated", CHANGE_ACCOUNT),
          Map.entry("UserRemoved", DELETE_ACCOUNT),
          Map.entry("RoleGranted", ASSIGN),
          Map.entry("RoleRevoked", REVOKE),
          Map.entry("CustomerProvisioned", CREATE),
          Map.entry("CustomerAttached", ENROLL),
          Map.entry("CustomerRenamed", UPDATE),
          Map.entry("CustomerAssigned", ASSIGN),
          Map.entry("CustomerUnassigned", REVOKE),
          Map.entry("RestrictionListChanged", UPDATE),
          Map.entry("CustomerRoleGranted", ASSIGN),
          Map.entry("CustomerRoleRevoked", REVOKE),
          Map.entry("PersonErased", CHANGE_ACCOUNT),
          Map.entry("AuditExported", READ),
          Map.entry("RegisterPartner", CREATE),
          Map.entry("ProvisionUser", CREATE_ACCOUNT),
          Map.entry("UpdateUser", CHANGE_ACCOUNT),
          Map.entry("RemoveUser", DELETE_ACCOUNT),
          Map.entry("GrantRole", ASSIGN),
          Map.entry("RevokeRole", REVOKE),
          Map.entry("SetRoles", SET),
          Map.entry("ProvisionCustomer", CREATE),
          Map.entry("AttachCustomer", ENROLL),
          Map.entry("RenameCustomer", UPDATE),
          Map.entry("AssignCustomer", ASSIGN),
          Map.entry("UnassignCustomer", REVOKE),
          Map.entry("SetRestrictionList", UPDATE),
          Map.entry("GrantCustomerRole", ASSIGN),
          Map.entry("RevokeCustomerRole", REVOKE),
          Map.entry("ErasePerson", CHANGE_ACCOUNT),
          Map.entry("RecordAuditExport", READ));

  /**
   * The activity of this event or command.
   *
   * @param enabled whether it turns something on; null if it does not say
   */
  static OcsfActivity of(String name, @Nullable Boolean enabled) {
    OcsfActivity activity = BY_NAME.get(name);
    if (activity != null) {
      return activity;
    }
    if (enabled == null) {
      return UPDATE;
    }
    return enabled ? ENABLE : DISABLE;
  }

  private static OcsfActivity account(int id, String name) {
    return new OcsfActivity(OcsfClass.ACCOUNT_CHANGE, id, name);
  }

  private static OcsfActivity access(int id, String name) {
    return new OcsfActivity(OcsfClass.USER_ACCESS, id, name);
  }

  private static OcsfActivity entity(int id, String name) {
    return new OcsfActivity(OcsfClass.ENTITY_MANAGEMENT, id, name);
  }
}
