package dev.mandate.system;

import java.util.List;

/** Keys that random commands use; what stands twice is chosen more often. */
final class Vocabulary {
  static final List<String> ROLES =
      List.of(
          "FULL_ADMIN",
          "READ_ONLY_ADMIN",
          "PARTNER_FULL_ADMIN",
          "PARTNER_ADMIN",
          "PARTNER_ADMIN",
          "PARTNER_READ_ONLY_ADMIN",
          "WHOLESALE_ADMIN");
  static final List<String> CUSTOMER_ROLES =
      List.of(
          "CUSTOMER_FULL_ADMIN",
          "CUSTOMER_FULL_ADMIN",
          "CUSTOMER_READ_ONLY_ADMIN",
          "CUSTOMER_USER_DEVICE_ADMIN",
          "CUSTOMER_DEVICE_ADMIN",
          "CUSTOMER_SUPPORT_ADMIN",
          "CUSTOMER_COMPLIANCE_OFFICER",
          "CUSTOMER_ADVANCED_TROUBLESHOOTING");

  /** Keys that are of another kind, derived, or of no kind at all. */
  static final List<String> OUT_OF_PLACE =
      List.of("PROVISIONING_ADMIN", "CUSTOMER_FULL_ADMIN", "PARTNER_ADMIN", "SUPER_ADMIN");

  static final List<String> RESTRICTIONS =
      List.of(
          "USERS_MANUAL_ADD_MODIFY",
          "ACCOUNT_COMPANY_NAME",
          "USERS_SERVICES_STATUS",
          "CALLING_PSTN_LOCAL_GATEWAY");

  private Vocabulary() {}
}
