package dev.mandate.access.facts;

import dev.mandate.policy.Access;
import dev.mandate.policy.OrgType;

/**
 * How a user stands in an organization at one position of the partner's history.
 *
 * @param position the position
 * @param access what the user may do
 * @param mode restricted mode of the organization
 * @param ownAdministrator whether the user is an administrator of that customer itself
 */
public record Standing(
    long position, Access access, RestrictedMode mode, boolean ownAdministrator) {
  /** The kind of the organization. */
  public OrgType orgType() {
    return access.org();
  }

  /** Whether the user sees the banner of restricted mode (R25). */
  public boolean banner() {
    return ownAdministrator && mode.banner();
  }

  /** Whether the user finds managing users switched off (R25). */
  public boolean manageUsersDisabled() {
    return ownAdministrator && mode.manageUsersDisabled();
  }
}
