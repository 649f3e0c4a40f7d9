package dev.mandate.roles.dryrun;

import dev.mandate.events.CustomerOrgEvent;
import dev.mandate.events.Event;
import dev.mandate.events.JournalEvent;
import dev.mandate.events.PartnerAdminEvent;
import dev.mandate.events.PartnerOrgEvent;
import dev.mandate.roles.batch.IdOwners;
import dev.mandate.roles.batch.People;
import dev.mandate.roles.domain.CustomerOrgState;
import dev.mandate.roles.domain.IdOwner;
import dev.mandate.roles.domain.PartnerAdminState;
import dev.mandate.roles.domain.PartnerFacts;
import dev.mandate.roles.domain.PartnerOrgState;
import dev.mandate.roles.store.IdRegistry.Namespace;
import dev.mandate.roles.store.IdRegistry.RegisteredId;
import dev.mandate.roles.store.PersonSecrets.Person;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One partner as far as it was looked up, in memory only, so that events can be tried on it. */
final class PartnerCopy implements PartnerFacts {
  private final String partnerId;
  private PartnerOrgState org = PartnerOrgState.UNKNOWN;
  private final Map<String, PartnerAdminState> users = new HashMap<>();
  private final Map<String, CustomerOrgState> customers = new HashMap<>();
  private final Map<RegisteredId, IdOwner> ownerById = new HashMap<>();
  private final IdOwners owners = new IdOwners(ownerById);
  private final People people;

  /**
   * A partner of which nothing is known.
   *
   * @param people whom the command names or erases
   */
  PartnerCopy(String partnerId, People people) {
    this.partnerId = partnerId;
    this.people = people;
  }

  void put(PartnerOrgState state) {
    org = state;
  }

  void putOwners(Map<RegisteredId, IdOwner> known) {
    ownerById.putAll(known);
  }

  void putUser(String userId, PartnerAdminState state) {
    users.put(userId, state);
    if (state.known()) {
      bind(Namespace.USER, userId, new IdOwner(partnerId, null));
    }
  }

  /** A customer, and with it all its users. */
  void putCustomer(String customerId, CustomerOrgState state) {
    customers.put(customerId, state);
    if (state.known()) {
      putCustomerId(customerId);
      IdOwner owner = new IdOwner(partnerId, customerId);
      state.users().keySet().forEach(user -> bind(Namespace.USER, user, owner));
    }
  }

  /** A customer of which nothing but the id matters. */
  void putCustomerId(String customerId) {
    bind(Namespace.ORG, customerId, new IdOwner(partnerId, customerId));
  }

  private void bind(Namespace namespace, String id, IdOwner owner) {
    ownerById.put(new RegisteredId(namespace, id), owner);
  }

  /** The same partner after events; this copy stays as it is. */
  PartnerCopy after(List<? extends Event> events) {
    PartnerCopy next = new PartnerCopy(partnerId, people);
    next.org = org;
    next.users.putAll(users);
    next.customers.putAll(customers);
    next.ownerById.putAll(ownerById);
    events.forEach(next::fold);
    return next;
  }

  private void fold(Event event) {
    switch (event) {
      case PartnerOrgEvent e -> org = org.evolve(e);
      case PartnerAdminEvent e -> {
        users.put(e.userId(), user(e.userId()).evolve(e));
        org = org.evolve(e);
      }
      case CustomerOrgEvent e -> customers.put(e.customerId(), customer(e.customerId()).evolve(e));
      case JournalEvent _ -> {}
    }
    owners.claimFor(event);
  }

  String partnerId() {
    return partnerId;
  }

  /** The ids of the partner's own users that were looked up. */
  Set<String> userIds() {
    return Collections.unmodifiableSet(users.keySet());
  }

  /** The customers whose states were looked up. */
  Map<String, CustomerOrgState> customers() {
    return Collections.unmodifiableMap(customers);
  }

  /** The ids of all customers that are known, sorted. */
  SortedSet<String> customerIds() {
    SortedSet<String> ids = new TreeSet<>();
    ownerById.forEach(
        (id, owner) -> {
          if (id.namespace() == Namespace.ORG && owner.isCustomerOf(partnerId)) {
            ids.add(id.id());
          }
        });
    return ids;
  }

  @Override
  public PartnerOrgState org() {
    return org;
  }

  @Override
  public PartnerAdminState user(String userId) {
    IdOwner owner = ownerOfUser(userId);
    return owner != null && owner.isUserOf(partnerId)
        ? people.sealed(
            person(userId),
            Objects.requireNonNull(users.get(userId), "The dry run did not look up this user"))
        : PartnerAdminState.UNKNOWN;
  }

  private Person person(String userId) {
    return new Person(partnerId, userId);
  }

  @Override
  public CustomerOrgState customer(String customerId) {
    IdOwner owner = ownerOfOrg(customerId);
    return owner != null && owner.isCustomerOf(partnerId)
        ? Objects.requireNonNull(
            customers.get(customerId), "The dry run did not look up this customer")
        : CustomerOrgState.UNKNOWN;
  }

  @Override
  public @Nullable IdOwner ownerOfUser(String userId) {
    return owners.ofUser(userId);
  }

  @Override
  public boolean isNamed(String userId) {
    return people.isNamed(person(userId));
  }

  @Override
  public @Nullable IdOwner ownerOfOrg(String orgId) {
    return owners.ofOrg(orgId);
  }
}
