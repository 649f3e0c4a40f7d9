package dev.mandate.roles.dryrun;

import dev.mandate.events.CustomerAssigned;
import dev.mandate.events.CustomerAttached;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.CustomerRenamed;
import dev.mandate.events.CustomerRoleGranted;
import dev.mandate.events.CustomerRoleRevoked;
import dev.mandate.events.CustomerUnassigned;
import dev.mandate.events.Event;
import dev.mandate.events.JournalEvent;
import dev.mandate.events.PartnerRegistered;
import dev.mandate.events.RestrictedModeToggled;
import dev.mandate.events.RestrictionListChanged;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.RoleRevoked;
import dev.mandate.events.UserProvisioned;
import dev.mandate.events.UserRemoved;
import dev.mandate.events.UserUpdated;
import dev.mandate.events.WholesaleProgramChanged;
import dev.mandate.policy.Policy;
import dev.mandate.roles.domain.CustomerOrgState;
import dev.mandate.roles.domain.PartnerAdminState;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who may be affected by events, and where: not every pair of user and organization really is. */
final class Touched {
  private final PartnerCopy before;
  private final PartnerCopy after;
  private final Instant at;

  /** The partner and all its customers: one set for everybody who reaches all of them. */
  private final SortedSet<String> everywhere;

  private final SortedMap<String, Set<String>> orgsByUser = new TreeMap<>();

  private Touched(PartnerCopy before, PartnerCopy after, Instant at) {
    this.before = before;
    this.after = after;
    this.at = at;
    everywhere = after.customerIds();
    everywhere.add(after.partnerId());
  }

  /**
   * User ids to ids of organizations, both sorted.
   *
   * @param before the partner before the events, with everything that they need
   * @param after the same partner after them
   * @param at when they are decided
   */
  static SortedMap<String, Set<String>> by(
      List<Event> events, PartnerCopy before, PartnerCopy after, Instant at) {
    Touched touched = new Touched(before, after, at);
    events.forEach(touched::add);
    return touched.orgsByUser;
  }

  private void add(Event event) {
    switch (event) {
      case RoleGranted e -> roleChanged(e.userId());
      case RoleRevoked e -> roleChanged(e.userId());
      case CustomerAssigned e -> touch(e.userId(), e.customerId());
      case CustomerUnassigned e -> touch(e.userId(), e.customerId());
      case CustomerProvisioned e -> customerAdded(e.customerId());
      case CustomerAttached e -> customerAdded(e.customerId());
      case CustomerRoleGranted e -> touch(e.userId(), e.customerId());
      case CustomerRoleRevoked e -> touch(e.userId(), e.customerId());
      case RestrictedModeToggled e -> ownUsers(e.customerId(), after.customer(e.customerId()));
      case RestrictionListChanged _ -> after.customers().forEach(this::ownUsers);
      // The programme takes the add-on away by events of its own (R10), a removal all roles (R4).
      case WholesaleProgramChanged _, UserRemoved _ -> {}
      case PartnerRegistered _, UserProvisioned _, UserUpdated _, CustomerRenamed _ -> {}
      case JournalEvent _ -> {}
    }
  }

  private void roleChanged(String userId) {
    PartnerAdminState was = before.user(userId);
    PartnerAdminState is = after.user(userId);
    if (reachesAll(was) || reachesAll(is)) {
      orgsByUser.put(userId, everywhere);
      return;
    }
    touch(userId, after.partnerId());
    was.managedList().entries().keySet().forEach(customer -> touch(userId, customer));
    is.managedList().entries().keySet().forEach(customer -> touch(userId, customer));
  }

  private boolean reachesAll(PartnerAdminState user) {
    return user.roles(at).stream()
        .anyMatch(role -> Policy.standard().entry(role).reachesAllCustomers());
  }

  private void customerAdded(String customerId) {
    after.userIds().forEach(user -> touch(user, customerId));
  }

  private void ownUsers(String customerId, CustomerOrgState customer) {
    customer.users().keySet().forEach(user -> touch(user, customerId));
  }

  private void touch(String userId, String orgId) {
    Set<String> orgs = orgsByUser.computeIfAbsent(userId, _ -> new TreeSet<>());
    if (orgs != everywhere) {
      orgs.add(orgId);
    }
  }
}
