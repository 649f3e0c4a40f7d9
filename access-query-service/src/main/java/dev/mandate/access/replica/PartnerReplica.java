package dev.mandate.access.replica;

import dev.mandate.access.facts.RestrictedMode;
import dev.mandate.access.facts.Standing;
import dev.mandate.policy.Access;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.OrgType;
import dev.mandate.policy.RestrictionSet;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleSet;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;

/**
 * What holds about one partner. One thread changes it, event by event; readers see it as it is
 * after one event or after the next, never in between. A read takes well below a microsecond, so a
 * plain read lock serves better than copies.
 */
final class PartnerReplica implements Organization {
  private final String id;
  private final StampedLock lock = new StampedLock();
  private final Map<String, Administrator> administrators = new HashMap<>();
  private final Map<String, CustomerAdministrator> customerAdministrators = new HashMap<>();
  private RestrictionSet restrictions = RestrictionSet.EMPTY;
  private int customers;
  private long position;

  PartnerReplica(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  @Override
  public PartnerReplica partner() {
    return this;
  }

  @Override
  public Standing standing(String userId, Instant now) {
    long stamp = lock.readLock();
    try {
      Administrator administrator = administrators.get(userId);
      RoleSet held = administrator == null ? RoleSet.EMPTY : administrator.rolesAt(now);
      return new Standing(position, Access.inPartner(held), RestrictedMode.NONE, false);
    } finally {
      lock.unlockRead(stamp);
    }
  }

  /** How a user stands in a customer of this partner. */
  Standing standingIn(CustomerReplica customer, String userId, Instant now) {
    long stamp = lock.readLock();
    try {
      RestrictedMode mode = new RestrictedMode(customer.restrictedMode(), restrictions);
      CustomerAdministrator own = customerAdministrators.get(userId);
      if (own != null && own.customer() == customer) {
        Access access = Access.inOwnCustomer(own.roles(), mode.restricted());
        return new Standing(position, access, mode, true);
      }
      return new Standing(position, asPartnerUser(customer, userId, now), mode, false);
    } finally {
      lock.unlockRead(stamp);
    }
  }

  private Access asPartnerUser(CustomerReplica customer, String userId, Instant now) {
    Administrator administrator = administrators.get(userId);
    return administrator == null
        ? Access.none(OrgType.CUSTOMER)
        : Access.inManagedCustomer(
            administrator.rolesAt(now), administrator.basisOf(customer.number()));
  }

  /** How far the partner's history has been taken in. */
  long position() {
    long stamp = lock.readLock();
    try {
      return position;
    } finally {
      lock.unlockRead(stamp);
    }
  }

  /** Makes a change that readers see whole, together with the new position. */
  void change(long newPosition, Runnable change) {
    long stamp = lock.writeLock();
    try {
      change.run();
      position = newPosition;
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  // What follows is called within a change, or before anybody can read.

  void setPosition(long loaded) {
    position = loaded;
  }

  void setRestrictions(RestrictionSet list) {
    restrictions = list;
  }

  CustomerReplica addCustomer(boolean restrictedMode) {
    return new CustomerReplica(this, customers++, restrictedMode);
  }

  void grant(String userId, Role role, @Nullable Instant expiresAt) {
    administrator(userId).grant(role, expiresAt);
  }

  void revoke(String userId, Role role) {
    Administrator administrator = administrators.get(userId);
    if (administrator != null) {
      administrator.revoke(role);
      dropIfNone(userId, administrator);
    }
  }

  void assign(String userId, CustomerReplica customer, AssignmentBasis basis) {
    administrator(userId).assign(customer.number(), basis);
  }

  void unassign(String userId, CustomerReplica customer) {
    Administrator administrator = administrators.get(userId);
    if (administrator != null) {
      administrator.unassign(customer.number());
      dropIfNone(userId, administrator);
    }
  }

  void grantInCustomer(String userId, CustomerReplica customer, Role role) {
    CustomerAdministrator known = customerAdministrators.get(userId);
    RoleSet held = known == null || known.customer() != customer ? RoleSet.EMPTY : known.roles();
    customerAdministrators.put(userId, new CustomerAdministrator(customer, held.with(role)));
  }

  void revokeInCustomer(String userId, Role role) {
    customerAdministrators.computeIfPresent(
        userId,
        (_, known) -> {
          RoleSet left = known.roles().without(role);
          return left.isEmpty() ? null : new CustomerAdministrator(known.customer(), left);
        });
  }

  // What follows is for the one thread that has this partner for itself.

  Map<String, Administrator> administrators() {
    return administrators;
  }

  Map<String, CustomerAdministrator> customerAdministrators() {
    return customerAdministrators;
  }

  private Administrator administrator(String userId) {
    return administrators.computeIfAbsent(userId, _ -> new Administrator());
  }

  private void dropIfNone(String userId, Administrator administrator) {
    if (administrator.isNone()) {
      administrators.remove(userId);
    }
  }
}
