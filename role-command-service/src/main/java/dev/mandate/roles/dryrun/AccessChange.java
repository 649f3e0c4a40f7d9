package dev.mandate.roles.dryrun;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.mandate.policy.AccessDifference;
import dev.mandate.policy.OrgType;

/**
 * How effective access of one user in one organization would change.
 *
 * @param user the user
 * @param org the organization
 * @param orgType what kind of organization it is
 * @param difference what differs, as it is and as it would be
 */
public record AccessChange(
    String user, String org, OrgType orgType, @JsonUnwrapped AccessDifference difference) {}
