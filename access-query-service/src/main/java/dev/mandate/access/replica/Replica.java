package dev.mandate.access.replica;

import dev.mandate.access.facts.Standing;
import dev.mandate.events.CustomerAssigned;
import dev.mandate.events.CustomerAttached;
import dev.mandate.events.CustomerOrgEvent;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.CustomerRenamed;
import dev.mandate.events.CustomerRoleGranted;
import dev.mandate.events.CustomerRoleRevoked;
import dev.mandate.events.CustomerUnassigned;
import dev.mandate.events.Event;
import dev.mandate.events.JournalEvent;
import dev.mandate.events.PartnerAdminEvent;
import dev.mandate.events.PartnerOrgEvent;
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
import dev.mandate.wire.RecordedEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The facts that hold now about all partners, as far as access depends on them. One thread brings
 * the events in; any number of threads ask.
 */
final class Replica {
  /** By partner id: every partner with a history, registered or not. */
  private final Map<String, PartnerReplica> partners = new ConcurrentHashMap<>();

  /** By partner or customer id: what access can be asked for. */
  private final Map<String, Organization> organizations = new ConcurrentHashMap<>();

  /** How a user stands in an organization, or null if there is no such organization. */
  @Nullable Standing standing(String userId, String orgId, Instant now) {
    Organization organization = organizations.get(orgId);
    return organization == null ? null : organization.standing(userId, now);
  }

  /** An organization and how a user stands there, or null if there is no such organization. */
  @Nullable Place place(String userId, String orgId, Instant now) {
    Organization organization = organizations.get(orgId);
    if (organization == null) {
      return null;
    }
    PartnerReplica partner = organization.partner();
    Standing here = organization.standing(userId, now);
    return new Place(
        partner.id(),
        here.position(),
        organization == partner ? here.access() : partner.standing(userId, now).access(),
        here.access());
  }

  /** Whether there is such an organization, of that partner if one is named. */
  boolean has(String orgId, @Nullable String onlyPartner) {
    Organization organization = organizations.get(orgId);
    return organization != null
        && (onlyPartner == null || organization.partner().id().equals(onlyPartner));
  }

  /** How many partners there are. */
  int partners() {
    return partners.size();
  }

  /** How many organizations there are, partners and customers. */
  int organizations() {
    return organizations.size();
  }

  /** The sum of the positions of all partners: the number of events behind this. */
  long events() {
    return partners.values().stream().mapToLong(PartnerReplica::position).sum();
  }

  /**
   * Takes an event in, unless it is in already.
   *
   * @throws GapException if it is not the next one of its partner
   */
  void apply(RecordedEvent recorded) {
    Event event = recorded.event();
    PartnerReplica partner = partner(event.partnerId());
    long known = partner.position();
    if (recorded.position() > known + 1) {
      throw new GapException(event.partnerId(), known, recorded.position());
    }
    if (recorded.position() == known + 1) {
      partner.change(recorded.position(), () -> apply(event, partner));
    }
  }

  /** The partner with this id, which may not be registered yet. */
  PartnerReplica partner(String partnerId) {
    return partners.computeIfAbsent(partnerId, PartnerReplica::new);
  }

  /** The customer with this id, or null. */
  @Nullable CustomerReplica customer(String customerId) {
    return organizations.get(customerId) instanceof CustomerReplica customer ? customer : null;
  }

  /** Every customer by its id. */
  Map<String, CustomerReplica> customers() {
    Map<String, CustomerReplica> customers = new HashMap<>();
    organizations.forEach(
        (id, organization) -> {
          if (organization instanceof CustomerReplica customer) {
            customers.put(id, customer);
          }
        });
    return customers;
  }

  void register(String partnerId, PartnerReplica partner) {
    organizations.put(partnerId, partner);
  }

  void addCustomer(String customerId, PartnerReplica partner, boolean restrictedMode) {
    organizations.put(customerId, partner.addCustomer(restrictedMode));
  }

  private void apply(Event event, PartnerReplica partner) {
    switch (event) {
      case PartnerOrgEvent e -> apply(e, partner);
      case PartnerAdminEvent e -> apply(e, partner);
      case CustomerOrgEvent e -> apply(e, partner);
      case JournalEvent _ -> {} // changes nothing
    }
  }

  private void apply(PartnerOrgEvent event, PartnerReplica partner) {
    switch (event) {
      case PartnerRegistered e -> {
        partner.setRestrictions(Policy.standard().defaultRestrictionList());
        register(e.partnerId(), partner);
      }
      case RestrictionListChanged e -> partner.setRestrictions(e.restrictions());
      case WholesaleProgramChanged _ -> {} // what follows from it has events of its own
    }
  }

  private void apply(PartnerAdminEvent event, PartnerReplica partner) {
    switch (event) {
      case RoleGranted e -> partner.grant(e.userId(), e.role(), e.expiresAt());
      case RoleRevoked e -> partner.revoke(e.userId(), e.role());
      case CustomerAssigned e -> {
        CustomerReplica customer = customer(e.customerId());
        if (customer != null) {
          partner.assign(e.userId(), customer, e.basis());
        }
      }
      case CustomerUnassigned e -> {
        CustomerReplica customer = customer(e.customerId());
        if (customer != null) {
          partner.unassign(e.userId(), customer);
        }
      }
      case UserProvisioned _, UserUpdated _, UserRemoved _ -> {} // roles have events of their own
    }
  }

  private void apply(CustomerOrgEvent event, PartnerReplica partner) {
    if (event instanceof CustomerProvisioned e) {
      addCustomer(e.customerId(), partner, e.restrictedMode());
    } else if (event instanceof CustomerAttached e) {
      addCustomer(e.customerId(), partner, e.restrictedMode());
    } else {
      CustomerReplica customer = customer(event.customerId());
      if (customer != null) {
        change(customer, event, partner);
      }
    }
  }

  private static void change(
      CustomerReplica customer, CustomerOrgEvent event, PartnerReplica partner) {
    switch (event) {
      case RestrictedModeToggled e -> customer.setRestrictedMode(e.enabled());
      case CustomerRoleGranted e -> partner.grantInCustomer(e.userId(), customer, e.role());
      case CustomerRoleRevoked e -> partner.revokeInCustomer(e.userId(), e.role());
      case CustomerProvisioned _, CustomerAttached _, CustomerRenamed _ -> {} // no more to change
    }
  }
}
