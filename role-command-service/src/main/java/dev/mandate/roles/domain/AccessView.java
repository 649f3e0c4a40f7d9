package dev.mandate.roles.domain;

import dev.mandate.policy.Access;
import dev.mandate.policy.OrgType;
import dev.mandate.wire.Asker;
import java.time.Instant;

/**
 * Effective access in the organizations of one partner (R27), by the same code that decides whether
 * an asker is entitled.
 *
 * @param partnerId the partner
 * @param facts its states
 * @param at the instant that is asked about: a role counts until just before it expires
 */
public record AccessView(String partnerId, PartnerFacts facts, Instant at) {
  /** The access of a user, of the partner or of a customer; none in an organization of others. */
  public Access access(String userId, String orgId) {
    Actor user = Actor.of(new Asker.User(userId), partnerId, facts, at);
    if (orgId.equals(partnerId)) {
      return user.inPartner();
    }
    IdOwner owner = facts.ownerOfOrg(orgId);
    return owner != null && owner.isCustomerOf(partnerId)
        ? user.inCustomer(orgId)
        : Access.none(OrgType.CUSTOMER);
  }
}
