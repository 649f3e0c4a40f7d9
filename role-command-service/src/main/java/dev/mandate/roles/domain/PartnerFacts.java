package dev.mandate.roles.domain;

import org.jspecify.annotations.Nullable;

/** What the rules may look up: the present state of one partner, and whose the ids are. */
public interface PartnerFacts {
  /** The partner itself, registered or not. */
  PartnerOrgState org();

  /** The partner's user with this id; an empty state if it has none. */
  PartnerAdminState user(String userId);

  /** The partner's customer with this id; an empty state if it has none. */
  CustomerOrgState customer(String customerId);

  /** Whose this user id is, in any partner; null if it was never used. */
  @Nullable IdOwner ownerOfUser(String userId);

  /** Whether there is anything to erase: a name or mail address of this user that can be read. */
  boolean isNamed(String userId);

  /** Whose this partner or customer id is, in any partner; null if it was never used. */
  @Nullable IdOwner ownerOfOrg(String orgId);
}
