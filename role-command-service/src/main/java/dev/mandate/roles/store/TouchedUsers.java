package dev.mandate.roles.store;

import dev.mandate.roles.domain.PartnerOrgState;
import java.util.Set;

/** Which users the commands of a batch touch without mentioning them. */
@FunctionalInterface
public interface TouchedUsers {
  /** The ids of such users in a partner. */
  Set<String> by(String partnerId, PartnerOrgState org);
}
