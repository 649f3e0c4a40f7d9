package dev.mandate.access.facts;

import dev.mandate.policy.Policy;
import dev.mandate.policy.Restriction;
import dev.mandate.policy.RestrictionSet;
import java.util.Objects;

/**
 * Restricted administrator mode of a customer.
 *
 * @param on its switch (R21)
 * @param list what it takes away in the partner's customers (R24)
 */
public record RestrictedMode(boolean on, RestrictionSet list) {
  /** Of an organization that has no such switch. */
  public static final RestrictedMode NONE = new RestrictedMode(false, RestrictionSet.EMPTY);

  private static final Restriction MANAGE_USERS =
      Objects.requireNonNull(Policy.standard().restriction("USERS_MANUAL_ADD_MODIFY"));

  /** What is taken away from the customer's own administrators (R23). */
  public RestrictionSet restricted() {
    return on ? list : RestrictionSet.EMPTY;
  }

  /** Whether the customer's own administrators see the banner (R25). */
  public boolean banner() {
    return on;
  }

  /** Whether they find managing users switched off (R25). */
  public boolean manageUsersDisabled() {
    return restricted().contains(MANAGE_USERS);
  }
}
