package dev.mandate.roles.domain;

import dev.mandate.policy.Access;
import dev.mandate.policy.OrgType;
import dev.mandate.policy.RestrictionSet;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleSet;
import dev.mandate.wire.Asker;
import java.time.Instant;

/** Whoever asks, with what it may do at this moment. A stranger to the partner may do nothing. */
public sealed interface Actor {
  /** The roles that the audit log shows for it: those held before the command. */
  RoleSet roles();

  /** Whether it is a provisioning system, which may ask for anything. */
  default boolean isSystem() {
    return false;
  }

  /** Whether it holds a partner-side role. */
  default boolean holds(Role role) {
    return false;
  }

  /** Its access to the partner's own organization. */
  default Access inPartner() {
    return Access.none(OrgType.PARTNER);
  }

  /** Its access to one of the partner's customers. */
  default Access inCustomer(String customerId) {
    return Access.none(OrgType.CUSTOMER);
  }

  /** Finds out who asks. */
  static Actor of(Asker asker, String partnerId, PartnerFacts facts, Instant now) {
    if (asker instanceof Asker.Upstream) {
      return new SystemActor();
    }
    IdOwner owner = facts.ownerOfUser(asker.id());
    if (owner == null || !owner.partnerId().equals(partnerId)) {
      return new Stranger();
    }
    if (owner.customerId() != null) {
      return CustomerUser.of(asker.id(), owner.customerId(), facts);
    }
    PartnerAdminState state = facts.user(asker.id());
    return new PartnerUser(state.roles(now), state.managedList());
  }

  /** An upstream provisioning system. */
  record SystemActor() implements Actor {
    @Override
    public RoleSet roles() {
      return RoleSet.EMPTY;
    }

    @Override
    public boolean isSystem() {
      return true;
    }
  }

  /** Somebody who is no user of this partner or of its customers. */
  record Stranger() implements Actor {
    @Override
    public RoleSet roles() {
      return RoleSet.EMPTY;
    }
  }

  /** A user of the partner's own organization. */
  record PartnerUser(RoleSet roles, ManagedList managedList) implements Actor {
    @Override
    public boolean holds(Role role) {
      return roles.contains(role);
    }

    @Override
    public Access inPartner() {
      return Access.inPartner(roles);
    }

    @Override
    public Access inCustomer(String customerId) {
      return Access.inManagedCustomer(roles, managedList.basis(customerId));
    }
  }

  /** A user of one of the partner's customers. */
  record CustomerUser(String customerId, RoleSet roles, RestrictionSet restricted)
      implements Actor {
    static CustomerUser of(String userId, String customerId, PartnerFacts facts) {
      CustomerOrgState customer = facts.customer(customerId);
      RestrictionSet restricted =
          customer.restrictedMode() ? facts.org().restrictions() : RestrictionSet.EMPTY;
      return new CustomerUser(customerId, customer.roles(userId), restricted);
    }

    @Override
    public Access inCustomer(String id) {
      return id.equals(customerId)
          ? Access.inOwnCustomer(roles, restricted)
          : Access.none(OrgType.CUSTOMER);
    }
  }
}
