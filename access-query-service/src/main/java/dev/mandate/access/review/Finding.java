package dev.mandate.access.review;

import dev.mandate.policy.Policy;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleEntry;
import dev.mandate.policy.RoleFamily;
import java.util.List;

/** Why an administrator deserves a look. */
public enum Finding {
  /** It has held a role for the whole time, and asked for nothing in it. */
  INACTIVE,
  /** Its managed list is nearly full (R20). */
  NEAR_LIMIT,
  /**
   * It holds more than one role, so that all of them together are to be judged (R9). The add-on
   * does not count: nobody can hold it without another role (R10). The two roles of the first user
   * do: that they came by themselves (R2) is no reason to keep both.
   */
  SEVERAL_ROLES;

  /** The roles that {@link #SEVERAL_ROLES} counts. */
  static final List<Role> COUNTED =
      Policy.standard().roles().stream()
          .filter(entry -> entry.family() != RoleFamily.CUSTOMER_MANAGEMENT_ADDON)
          .map(RoleEntry::role)
          .toList();
}
