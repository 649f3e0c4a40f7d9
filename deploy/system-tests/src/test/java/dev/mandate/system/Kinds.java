package dev.mandate.system;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which commands a load consists of, and how often each comes. */
final class Kinds {
  /** Those of the main job. */
  static final Map<String, Integer> BASIC = basic();

  /** All of the contract. */
  static final Map<String, Integer> ALL = all();

  private Kinds() {}

  private static Map<String, Integer> basic() {
    Map<String, Integer> weights = new LinkedHashMap<>();
    weights.put("RegisterPartner", 2);
    weights.put("ProvisionUser", 10);
    weights.put("GrantRole", 20);
    weights.put("RevokeRole", 10);
    weights.put("ProvisionCustomer", 10);
    weights.put("AssignCustomer", 14);
    weights.put("UnassignCustomer", 8);
    weights.put("SetRestrictedMode", 8);
    weights.put("GrantCustomerRole", 12);
    weights.put("RevokeCustomerRole", 6);
    return weights;
  }

  private static Map<String, Integer> all() {
    Map<String, Integer> weights = basic();
    weights.put("SetWholesaleProgram", 2);
    weights.put("UpdateUser", 4);
    weights.put("RemoveUser", 3);
    weights.put("SetRoles", 10);
    weights.put("AttachCustomer", 6);
    weights.put("RenameCustomer", 5);
    weights.put("SetRestrictionList", 4);
    weights.put("RecordAuditExport", 1);
    return weights;
  }
}
