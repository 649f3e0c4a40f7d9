package dev.mandate.access.authzen;

import dev.mandate.policy.OrgType;
import org.jspecify.annotations.Nullable;

/** The types that subjects and resources have here. */
final class Vocabulary {
  /** The one type of subject: whoever holds roles, in a partner or in a customer. */
  static final String USER = "user";

  private static final String PARTNER_ORG = "partner_org";
  private static final String CUSTOMER_ORG = "customer_org";

  private Vocabulary() {}

  /** The kind of organization that a resource type names, or null if it names none. */
  static @Nullable OrgType orgType(String resourceType) {
    return switch (resourceType) {
      case PARTNER_ORG -> OrgType.PARTNER;
      case CUSTOMER_ORG -> OrgType.CUSTOMER;
      default -> null;
    };
  }
}
