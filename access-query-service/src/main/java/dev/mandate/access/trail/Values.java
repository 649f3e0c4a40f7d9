package dev.mandate.access.trail;

import dev.mandate.access.facts.Customer;
import dev.mandate.access.facts.CustomerKey;
import dev.mandate.access.facts.CustomerUser;
import dev.mandate.access.facts.EntryKey;
import dev.mandate.access.facts.Facts;
import dev.mandate.access.facts.GrantKey;
import dev.mandate.access.facts.ListEntry;
import dev.mandate.access.facts.Partner;
import dev.mandate.access.facts.PartnerUser;
import dev.mandate.access.facts.RoleGrant;
import dev.mandate.access.facts.UserKey;
import dev.mandate.audit.ValueKeys;
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
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleSet;
import dev.mandate.wire.Instants;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an event changes, as it is at one moment: asked before and after the event, it gives the old
 * and the new values. Only what the event can change is told.
 */
final class Values {
  private final Facts facts;
  private final Map<String, Object> values = new LinkedHashMap<>();

  private Values(Facts facts) {
    this.facts = facts;
  }

  /** What holds now of that which the event changes, or null if nothing does. */
  static @Nullable Map<String, Object> of(Event event, Facts facts) {
    Values values = new Values(facts);
    switch (event) {
      case PartnerOrgEvent e -> values.describe(e);
      case PartnerAdminEvent e -> values.describe(e);
      case CustomerOrgEvent e -> values.describe(e);
      case JournalEvent _ -> {} // changes nothing
    }
    return values.values.isEmpty() ? null : values.values;
  }

  private void describe(PartnerOrgEvent event) {
    Partner partner = facts.partners().get(event.partnerId());
    if (partner == null) {
      return;
    }
    switch (event) {
      case PartnerRegistered _ -> {
        put(ValueKeys.NAME, partner.name());
        put(ValueKeys.SELLS_WHOLESALE, partner.sellsWholesale());
      }
      case WholesaleProgramChanged _ -> put(ValueKeys.SELLS_WHOLESALE, partner.sellsWholesale());
      case RestrictionListChanged _ -> put(ValueKeys.RESTRICTIONS, partner.restrictions().keys());
    }
  }

  private void describe(PartnerAdminEvent event) {
    UserKey user = new UserKey(event.partnerId(), event.userId());
    switch (event) {
      case UserProvisioned _, UserRemoved _ -> describe(facts.users().get(user), true, true, true);
      case UserUpdated e ->
          describe(
              facts.users().get(user),
              e.displayName() != null,
              e.email() != null,
              e.alias() != null);
      case RoleGranted e -> describe(user, e.role());
      case RoleRevoked e -> describe(user, e.role());
      case CustomerAssigned e -> describe(new EntryKey(e.partnerId(), e.userId(), e.customerId()));
      case CustomerUnassigned e ->
          describe(new EntryKey(e.partnerId(), e.userId(), e.customerId()));
    }
  }

  private void describe(CustomerOrgEvent event) {
    Customer customer =
        facts.customers().get(new CustomerKey(event.partnerId(), event.customerId()));
    UserKey user;
    switch (event) {
      case CustomerProvisioned _, CustomerAttached _ -> describe(customer, true, true);
      case CustomerRenamed _ -> describe(customer, true, false);
      case RestrictedModeToggled _ -> describe(customer, false, true);
      case CustomerRoleGranted e -> {
        user = new UserKey(e.partnerId(), e.userId());
        describe(facts.customerUsers().get(user), e);
        put(facts.rolesOf(user, e.customerId()));
      }
      case CustomerRoleRevoked e ->
          put(facts.rolesOf(new UserKey(e.partnerId(), e.userId()), e.customerId()));
    }
  }

  private void describe(@Nullable PartnerUser user, boolean name, boolean email, boolean alias) {
    if (user == null) {
      return;
    }
    if (name) {
      put(ValueKeys.DISPLAY_NAME, user.displayName());
    }
    if (email) {
      put(ValueKeys.EMAIL, user.email());
    }
    if (alias) {
      put(ValueKeys.ALIAS, user.alias());
    }
  }

  private void describe(UserKey user, Role role) {
    put(facts.rolesOf(user));
    RoleGrant grant = facts.grants().get(new GrantKey(user.partnerId(), user.userId(), role));
    if (grant != null && grant.expiresAt() != null) {
      put(ValueKeys.EXPIRES_AT, Instants.format(grant.expiresAt()));
    }
  }

  private void describe(EntryKey key) {
    ListEntry entry = facts.entries().get(key);
    if (entry != null) {
      put(ValueKeys.BASIS, entry.basis().name());
      put(ValueKeys.SINCE, Instants.format(entry.since().decided()));
    }
  }

  private void describe(@Nullable Customer customer, boolean name, boolean restrictedMode) {
    if (customer == null) {
      return;
    }
    if (name) {
      put(ValueKeys.NAME, customer.name());
    }
    if (name && restrictedMode) {
      put(ValueKeys.ORIGIN, customer.origin().name());
    }
    if (restrictedMode) {
      put(ValueKeys.RESTRICTED_MODE, customer.restrictedMode());
    }
  }

  /** A role may bring a name and an address along; without, they are no part of the change. */
  private void describe(@Nullable CustomerUser user, CustomerRoleGranted event) {
    if (user != null && event.displayName() != null) {
      put(ValueKeys.DISPLAY_NAME, user.displayName());
    }
    if (user != null && event.email() != null) {
      put(ValueKeys.EMAIL, user.email());
    }
  }

  private void put(RoleSet roles) {
    put(ValueKeys.ROLES, roles.stream().map(Role::name).toList());
  }

  private void put(String name, @Nullable Object value) {
    if (value != null) {
      values.put(name, value);
    }
  }
}
