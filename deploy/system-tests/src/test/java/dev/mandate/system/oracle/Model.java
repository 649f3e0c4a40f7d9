package dev.mandate.system.oracle;

import dev.mandate.system.oracle.Partner.Customer;
import dev.mandate.system.oracle.Partner.User;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fold of all events: who is who, and who has what. */
public final class Model {
  private final PolicyTables tables;
  private final Map<String, Partner> partners = new LinkedHashMap<>();

  /** Whose an id is, for good: users have one namespace, organizations another. */
  private final Map<String, String> organizationOfUser = new LinkedHashMap<>();

  private final Map<String, String> partnerOfOrganization = new LinkedHashMap<>();

  Model(PolicyTables tables) {
    this.tables = tables;
  }

  public Map<String, Partner> partners() {
    return partners;
  }

  /** All ids of users that are somebody's. */
  public Map<String, String> userIds() {
    return organizationOfUser;
  }

  /** All ids of partners and customers, each with the partner that it belongs to. */
  public Map<String, String> organizationIds() {
    return partnerOfOrganization;
  }

  @Nullable Partner partner(String id) {
    return partners.get(id);
  }

  boolean isUserOfAnother(String userId, String organization) {
    return Optional.ofNullable(organizationOfUser.get(userId))
        .filter(owner -> !owner.equals(organization))
        .isPresent();
  }

  boolean isOrganization(String id) {
    return partnerOfOrganization.containsKey(id);
  }

  /** Takes in what happened. */
  void apply(Fact fact) {
    String partnerId = fact.text("partnerId");
    switch (fact.type()) {
      case "CommandRejected", "CommandHadNoEffect", "AuditExported" -> {}
      case "PartnerRegistered" -> register(partnerId, fact);
      default -> apply(fact, Objects.requireNonNull(partners.get(partnerId), partnerId));
    }
  }

  private void register(String id, Fact fact) {
    partners.put(
        id,
        new Partner(
            id, fact.text("name"), fact.flag("sellsWholesale"), tables.restrictions().keySet()));
    partnerOfOrganization.put(id, id);
  }

  private void apply(Fact fact, Partner partner) {
    switch (fact.type()) {
      case "WholesaleProgramChanged" -> partner.sellsWholesale = fact.flag("enabled");
      case "RestrictionListChanged" -> partner.restrictions = fact.texts("restrictions");
      case "CustomerProvisioned" -> addCustomer(fact, partner, "PROVISIONED");
      case "CustomerAttached" -> addCustomer(fact, partner, "ATTACHED");
      case "CustomerRenamed",
          "RestrictedModeToggled",
          "CustomerRoleGranted",
          "CustomerRoleRevoked" ->
          apply(fact, partner, partner.customer(fact.text("customerId")));
      case "UserProvisioned" -> addUser(fact, partner);
      case "UserRemoved" -> partner.users().remove(fact.text("userId"));
      default -> apply(fact, partner.users().get(fact.text("userId")));
    }
  }

  private void addCustomer(Fact fact, Partner partner, String origin) {
    String id = fact.text("customerId");
    partner.customers().put(id, new Customer(fact.text("name"), origin));
    partnerOfOrganization.put(id, partner.id());
  }

  private void addUser(Fact fact, Partner partner) {
    String id = fact.text("userId");
    partner
        .users()
        .put(
            id, new User(fact.text("displayName"), fact.text("email"), fact.optionalText("alias")));
    partner.hasHadUsers = true;
    organizationOfUser.put(id, partner.id());
  }

  private void apply(Fact fact, Partner partner, Customer customer) {
    switch (fact.type()) {
      case "CustomerRenamed" -> customer.name = fact.text("name");
      case "RestrictedModeToggled" -> customer.restrictedMode = fact.flag("enabled");
      case "CustomerRoleGranted" -> {
        customer.introduced(fact.text("userId")).add(fact.text("role"));
        organizationOfUser.put(fact.text("userId"), partner.id() + "/" + fact.text("customerId"));
      }
      default -> customer.introduced(fact.text("userId")).remove(fact.text("role"));
    }
  }

  /** The user is null once removed: what else ends with it then changes nothing any more. */
  private static void apply(Fact fact, @Nullable User user) {
    if (user == null) {
      return;
    }
    switch (fact.type()) {
      case "UserUpdated" -> update(fact, user);
      case "RoleGranted" -> grant(fact, user);
      case "RoleRevoked" -> {
        user.roles.remove(fact.text("role"));
        user.limits.remove(fact.text("role"));
      }
      case "CustomerAssigned" -> user.managed.put(fact.text("customerId"), fact.text("basis"));
      case "CustomerUnassigned" -> user.managed.remove(fact.text("customerId"));
      default -> throw new IllegalStateException("no rule for the event " + fact.type());
    }
  }

  private static void grant(Fact fact, User user) {
    user.roles.add(fact.text("role"));
    user.limits.remove(fact.text("role"));
    Optional.ofNullable(Times.instant(fact.optionalText("expiresAt")))
        .ifPresent(end -> user.limits.put(fact.text("role"), end));
  }

  private static void update(Fact fact, User user) {
    user.displayName =
        Objects.requireNonNullElse(fact.optionalText("displayName"), user.displayName);
    user.email = Objects.requireNonNullElse(fact.optionalText("email"), user.email);
    String alias = fact.optionalText("alias");
    user.alias = alias == null ? user.alias : alias;
  }
}
