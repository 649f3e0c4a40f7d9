package dev.mandate.roles.domain;

import dev.mandate.events.CustomerAttached;
import dev.mandate.events.CustomerOrgEvent;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.CustomerRoleGranted;
import dev.mandate.events.Event;
import dev.mandate.events.JournalEvent;
import dev.mandate.events.PartnerAdminEvent;
import dev.mandate.events.PartnerOrgEvent;
import dev.mandate.events.PartnerRegistered;
import dev.mandate.events.PersonErased;
import dev.mandate.events.UserProvisioned;
import dev.mandate.events.UserUpdated;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All partners at once, folded from events: states, and whose the ids are. */
final class InMemoryPartners {
  private final Map<String, PartnerOrgState> orgs = new HashMap<>();
  private final Map<String, PartnerAdminState> users = new HashMap<>();
  private final Map<String, CustomerOrgState> customers = new HashMap<>();
  private final Map<String, IdOwner> userOwners = new HashMap<>();
  private final Map<String, IdOwner> orgOwners = new HashMap<>();

  /** Whose names can be read, by partner. */
  private final Map<String, Set<String>> named = new HashMap<>();

  /** The same partners once more, to go on from here without changing these. */
  InMemoryPartners copy() {
    InMemoryPartners copy = new InMemoryPartners();
    copy.orgs.putAll(orgs);
    copy.users.putAll(users);
    copy.customers.putAll(customers);
    copy.userOwners.putAll(userOwners);
    copy.orgOwners.putAll(orgOwners);
    named.forEach((partner, users) -> copy.named.put(partner, new HashSet<>(users)));
    return copy;
  }

  void fold(Event event) {
    bindId(event);
    name(event);
    switch (event) {
      case PartnerOrgEvent e -> orgs.put(e.partnerId(), org(e.partnerId()).evolve(e));
      case PartnerAdminEvent e -> {
        PartnerAdminState user = users.getOrDefault(e.userId(), PartnerAdminState.UNKNOWN);
        users.put(e.userId(), user.evolve(e));
        orgs.put(e.partnerId(), org(e.partnerId()).evolve(e));
      }
      case CustomerOrgEvent e -> {
        CustomerOrgState customer =
            customers.getOrDefault(e.customerId(), CustomerOrgState.UNKNOWN);
        customers.put(e.customerId(), customer.evolve(e));
      }
      case JournalEvent _ -> {}
    }
  }

  /** An id belongs to whoever used it first, for good. */
  private void bindId(Event event) {
    String partner = event.partnerId();
    switch (event) {
      case PartnerRegistered _ -> orgOwners.putIfAbsent(partner, new IdOwner(partner, null));
      case CustomerProvisioned e -> bindCustomer(e);
      case CustomerAttached e -> bindCustomer(e);
      case UserProvisioned e -> userOwners.putIfAbsent(e.userId(), new IdOwner(partner, null));
      case CustomerRoleGranted e ->
          userOwners.putIfAbsent(e.userId(), new IdOwner(partner, e.customerId()));
      default -> {}
    }
  }

  private void name(Event event) {
    Set<String> users = named.computeIfAbsent(event.partnerId(), _ -> new HashSet<>());
    switch (event) {
      case UserProvisioned e -> users.add(e.userId());
      case UserUpdated e -> users.add(e.userId());
      case CustomerRoleGranted e when e.displayName() != null || e.email() != null ->
          users.add(e.userId());
      case PersonErased e -> users.remove(e.userId());
      default -> {}
    }
  }

  private void bindCustomer(CustomerOrgEvent event) {
    orgOwners.putIfAbsent(event.customerId(), new IdOwner(event.partnerId(), event.customerId()));
  }

  private PartnerOrgState org(String partnerId) {
    return orgs.getOrDefault(partnerId, PartnerOrgState.UNKNOWN);
  }

  /** What the rules may look up when they judge a command to this partner. */
  PartnerFacts factsOf(String partnerId) {
    return new Facts(partnerId);
  }

  private final class Facts implements PartnerFacts {
    private final String partnerId;

    Facts(String partnerId) {
      this.partnerId = partnerId;
    }

    @Override
    public PartnerOrgState org() {
      return InMemoryPartners.this.org(partnerId);
    }

    @Override
    public PartnerAdminState user(String userId) {
      IdOwner owner = ownerOfUser(userId);
      return owner != null && owner.isUserOf(partnerId)
          ? users.getOrDefault(userId, PartnerAdminState.UNKNOWN)
          : PartnerAdminState.UNKNOWN;
    }

    @Override
    public CustomerOrgState customer(String customerId) {
      IdOwner owner = ownerOfOrg(customerId);
      return owner != null && owner.isCustomerOf(partnerId)
          ? customers.getOrDefault(customerId, CustomerOrgState.UNKNOWN)
          : CustomerOrgState.UNKNOWN;
    }

    @Override
    public @Nullable IdOwner ownerOfUser(String userId) {
      return userOwners.get(userId);
    }

    @Override
    public boolean isNamed(String userId) {
      return named.getOrDefault(partnerId, Set.of()).contains(userId);
    }

    @Override
    public @Nullable IdOwner ownerOfOrg(String orgId) {
      return orgOwners.get(orgId);
    }
  }
}
