package dev.mandate.access.facts;

import dev.mandate.access.facts.Customer.Origin;
import dev.mandate.events.CustomerAssigned;
import dev.mandate.events.CustomerAttached;
import dev.mandate.events.CustomerOrgEvent;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.CustomerRenamed;
import dev.mandate.events.CustomerRoleGranted;
import dev.mandate.events.CustomerRoleRevoked;
import dev.mandate.events.CustomerUnassigned;
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
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleEntry;
import dev.mandate.policy.RoleFamily;
import dev.mandate.policy.RoleSet;
import dev.mandate.wire.RecordedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts that events of any partners speak of, and the fold of those events. An event about
 * something that is not known changes nothing: what is recorded cannot be refused any more.
 */
public final class Facts {
  private static final List<Role> CUSTOMER_ROLES = roles(true);
  private static final List<Role> PARTNER_ROLES = roles(false);

  private final Timeline<String, Partner> partners = new Timeline<>();
  private final Timeline<UserKey, PartnerUser> users = new Timeline<>();
  private final Timeline<GrantKey, RoleGrant> grants = new Timeline<>();
  private final Timeline<EntryKey, ListEntry> entries = new Timeline<>();
  private final Timeline<CustomerKey, Customer> customers = new Timeline<>();
  private final Timeline<UserKey, CustomerUser> customerUsers = new Timeline<>();
  private final Timeline<CustomerGrantKey, Held> customerGrants = new Timeline<>();

  /** Partners, by id. */
  public Timeline<String, Partner> partners() {
    return partners;
  }

  /** Users of the partners themselves. */
  public Timeline<UserKey, PartnerUser> users() {
    return users;
  }

  /** Roles of those users. */
  public Timeline<GrantKey, RoleGrant> grants() {
    return grants;
  }

  /** Places on their managed lists. */
  public Timeline<EntryKey, ListEntry> entries() {
    return entries;
  }

  /** Customers. */
  public Timeline<CustomerKey, Customer> customers() {
    return customers;
  }

  /** Users of the customers. */
  public Timeline<UserKey, CustomerUser> customerUsers() {
    return customerUsers;
  }

  /** Roles of those users in their customers. */
  public Timeline<CustomerGrantKey, Held> customerGrants() {
    return customerGrants;
  }

  /** The roles that a partner's user holds, expired ones included until they are revoked. */
  public RoleSet rolesOf(UserKey user) {
    RoleSet held = RoleSet.EMPTY;
    for (Role role : PARTNER_ROLES) {
      if (grants.get(new GrantKey(user.partnerId(), user.userId(), role)) != null) {
        held = held.with(role);
      }
    }
    return held;
  }

  /** The roles that a customer's user holds there. */
  public RoleSet rolesOf(UserKey user, String customerId) {
    RoleSet held = RoleSet.EMPTY;
    for (Role role : CUSTOMER_ROLES) {
      if (customerGrants.get(grantKey(user, customerId, role)) != null) {
        held = held.with(role);
      }
    }
    return held;
  }

  private static List<Role> roles(boolean ofCustomers) {
    return Policy.standard().roles().stream()
        .filter(entry -> (entry.family() == RoleFamily.CUSTOMER_ORG) == ofCustomers)
        .map(RoleEntry::role)
        .toList();
  }

  /** What people call a user, whichever organization it belongs to; null if nobody has said. */
  public @Nullable String displayName(UserKey key) {
    PartnerUser user = users.get(key);
    if (user != null) {
      return user.displayName();
    }
    CustomerUser customerUser = customerUsers.get(key);
    return customerUser == null ? null : customerUser.displayName();
  }

  /** Takes the next event of a partner's history in. */
  public void apply(RecordedEvent recorded) {
    Moment at = Moment.of(recorded);
    switch (recorded.event()) {
      case PartnerOrgEvent event -> apply(event, at);
      case PartnerAdminEvent event -> apply(event, at);
      case CustomerOrgEvent event -> apply(event, at);
      case JournalEvent _ -> {} // is kept for the audit log only
    }
  }

  private void apply(PartnerOrgEvent event, Moment at) {
    String id = event.partnerId();
    switch (event) {
      case PartnerRegistered e -> partners.set(id, registered(e), at);
      case WholesaleProgramChanged e ->
          partners.change(id, partner -> partner.withSellsWholesale(e.enabled()), at);
      case RestrictionListChanged e ->
          partners.change(id, partner -> partner.withRestrictions(e.restrictions()), at);
    }
  }

  private void apply(PartnerAdminEvent event, Moment at) {
    UserKey user = new UserKey(event.partnerId(), event.userId());
    switch (event) {
      case UserProvisioned e ->
          users.set(user, new PartnerUser(e.displayName(), e.email(), emptyToNull(e.alias())), at);
      case UserUpdated e -> users.change(user, known -> updated(known, e), at);
      case UserRemoved _ -> users.end(user, at);
      case RoleGranted e -> grant(e, at);
      case RoleRevoked e -> grants.end(new GrantKey(e.partnerId(), e.userId(), e.role()), at);
      case CustomerAssigned e -> assign(e, at);
      case CustomerUnassigned e ->
          entries.end(new EntryKey(e.partnerId(), e.userId(), e.customerId()), at);
    }
  }

  private void apply(CustomerOrgEvent event, Moment at) {
    CustomerKey customer = new CustomerKey(event.partnerId(), event.customerId());
    switch (event) {
      case CustomerProvisioned e ->
          customers.set(
              customer, new Customer(e.name(), Origin.PROVISIONED, e.restrictedMode()), at);
      case CustomerAttached e ->
          customers.set(customer, new Customer(e.name(), Origin.ATTACHED, e.restrictedMode()), at);
      case CustomerRenamed e -> customers.change(customer, known -> known.withName(e.name()), at);
      case RestrictedModeToggled e ->
          customers.change(customer, known -> known.withRestrictedMode(e.enabled()), at);
      case CustomerRoleGranted e -> grant(e, at);
      case CustomerRoleRevoked e ->
          customerGrants.end(
              grantKey(new UserKey(e.partnerId(), e.userId()), e.customerId(), e.role()), at);
    }
  }

  private void grant(RoleGranted event, Moment at) {
    GrantKey key = new GrantKey(event.partnerId(), event.userId(), event.role());
    RoleGrant held = grants.get(key);
    boolean uninterrupted = held != null && held.isInForce(at.decided());
    Moment since = held != null && uninterrupted ? held.since() : at;
    grants.set(key, new RoleGrant(event.cause(), event.expiresAt(), since), at);
  }

  private void assign(CustomerAssigned event, Moment at) {
    EntryKey key = new EntryKey(event.partnerId(), event.userId(), event.customerId());
    ListEntry listed = entries.get(key);
    entries.set(key, new ListEntry(event.basis(), listed == null ? at : listed.since()), at);
  }

  private void grant(CustomerRoleGranted event, Moment at) {
    UserKey user = new UserKey(event.partnerId(), event.userId());
    CustomerUser known = customerUsers.get(user);
    customerUsers.set(
        user,
        new CustomerUser(
            event.customerId(),
            firstOf(event.displayName(), known == null ? null : known.displayName()),
            firstOf(event.email(), known == null ? null : known.email())),
        at);
    customerGrants.set(grantKey(user, event.customerId(), event.role()), Held.HELD, at);
  }

  private static Partner registered(PartnerRegistered event) {
    return new Partner(
        event.name(), event.sellsWholesale(), Policy.standard().defaultRestrictionList());
  }

  private static PartnerUser updated(PartnerUser known, UserUpdated event) {
    return new PartnerUser(
        event.displayName() == null ? known.displayName() : event.displayName(),
        event.email() == null ? known.email() : event.email(),
        event.alias() == null ? known.alias() : emptyToNull(event.alias()));
  }

  private static CustomerGrantKey grantKey(UserKey user, String customerId, Role role) {
    return new CustomerGrantKey(user.partnerId(), user.userId(), customerId, role);
  }

  private static @Nullable String firstOf(@Nullable String value, @Nullable String otherwise) {
    return value == null ? otherwise : value;
  }

  /** An alias that was emptied is none. */
  private static @Nullable String emptyToNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
