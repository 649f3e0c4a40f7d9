package dev.mandate.system;

import static java.util.Objects.requireNonNull;

import dev.mandate.system.oracle.Model;
import dev.mandate.system.oracle.Partner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Data for commands about one partner: mostly sensible in its present state, sometimes not. */
final class RandomData {
  private final Dice dice;
  private final Pool pool;
  private final Partner partner;
  private final Settled settled;
  private final RandomAsker asker;

  RandomData(Dice dice, Pool pool, Model model, Settled settled, RandomAsker asker) {
    this.dice = dice;
    this.pool = pool;
    this.partner = requireNonNull(model.partners().get(pool.partner()));
    this.settled = settled;
    this.asker = asker;
  }

  Map<String, Object> of(String type) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("partnerId", pool.partner());
    switch (type) {
      case "RegisterPartner" -> register(data);
      case "SetWholesaleProgram" -> data.put("enabled", dice.percent(70));
      case "SetRestrictionList" -> data.put("restrictions", restrictions());
      case "RecordAuditExport" -> export(data);
      case "ProvisionUser" -> provisionUser(data);
      case "UpdateUser" -> updateUser(data);
      case "RemoveUser" -> data.put("userId", user());
      case "GrantRole" -> {
        data.put("userId", user());
        data.put("role", role());
      }
      case "RevokeRole" -> revokeRole(data);
      case "SetRoles" -> setRoles(data);
      case "ProvisionCustomer", "AttachCustomer" -> addCustomer(data);
      case "RenameCustomer" -> rename(data);
      case "AssignCustomer" -> assign(data);
      case "UnassignCustomer" -> unassign(data);
      case "SetRestrictedMode" -> restrictedMode(data);
      case "GrantCustomerRole" -> grantCustomerRole(data);
      case "RevokeCustomerRole" -> revokeCustomerRole(data);
      default -> throw new IllegalArgumentException(type);
    }
    if (type.startsWith("Revoke") && dice.coin()) {
      data.put("reason", "No longer needed");
    }
    return data;
  }

  private void register(Map<String, Object> data) {
    data.put("name", dice.percent(60) ? pool.partner() : "Renamed");
    data.put("sellsWholesale", dice.percent(60));
  }

  private List<String> restrictions() {
    return Vocabulary.RESTRICTIONS.stream().filter(_ -> dice.coin()).toList();
  }

  private void export(Map<String, Object> data) {
    data.put("by", user());
    data.put("format", "csv");
    data.put("filters", Map.of("partner", pool.partner()));
    data.put("rows", dice.below(1_000));
  }

  private void provisionUser(Map<String, Object> data) {
    String user = dice.percent(5) ? dice.one(settled.users()) : dice.one(pool.users());
    data.put("userId", dice.percent(1) ? "not an id" : user);
    data.put("displayName", dice.percent(85) ? "One of us" : "Another");
    data.put("email", user + "@example.org");
    if (dice.percent(5)) {
      data.put("alias", "alias." + user);
    }
  }

  private void updateUser(Map<String, Object> data) {
    data.put("userId", user());
    if (dice.coin()) {
      data.put("displayName", dice.coin() ? "One of us" : "With another name");
    }
    if (dice.coin()) {
      data.put("alias", "alias-" + dice.below(3));
    }
  }

  private void revokeRole(Map<String, Object> data) {
    String user = dice.mostly(users(known -> !known.roles().isEmpty()), List.of(user()));
    Partner.User known = partner.users().get(user);
    data.put("userId", user);
    data.put("role", known == null ? role() : dice.mostly(known.roles(), List.of(role())));
  }

  private String role() {
    return dice.one(dice.percent(4) ? Vocabulary.OUT_OF_PLACE : Vocabulary.ROLES);
  }

  private void setRoles(Map<String, Object> data) {
    data.put("userId", user());
    List<String> roles =
        new ArrayList<>(
            Vocabulary.ROLES.stream().distinct().filter(_ -> dice.percent(35)).toList());
    if (dice.percent(4)) {
      roles.add(dice.one(Vocabulary.OUT_OF_PLACE));
    }
    data.put("roles", roles.stream().distinct().toList());
  }

  private void addCustomer(Map<String, Object> data) {
    String customer =
        dice.percent(5) ? dice.one(settled.organizations()) : dice.one(pool.customers());
    data.put("customerId", dice.percent(1) ? "not an id" : customer);
    data.put("name", dice.percent(85) ? customer : "Another");
    if (dice.percent(40)) {
      boolean itself = "user".equals(asker.type()) && !dice.percent(10);
      data.put("onBehalfOf", itself ? String.valueOf(asker.id()) : user());
    }
  }

  private void rename(Map<String, Object> data) {
    data.put("customerId", customer());
    data.put("name", dice.coin() ? "Better" : "Best");
  }

  private void assign(Map<String, Object> data) {
    data.put(
        "userId",
        dice.mostly(users(user -> user.roles().contains("PARTNER_ADMIN")), List.of(user())));
    data.put("customerId", customer());
  }

  private void unassign(Map<String, Object> data) {
    String user = dice.mostly(users(known -> !known.managed().isEmpty()), List.of(user()));
    Partner.User known = partner.users().get(user);
    Set<String> managed = known == null ? Set.of() : known.managed();
    data.put("userId", user);
    data.put("customerId", dice.mostly(managed, List.of(customer())));
  }

  private void restrictedMode(Map<String, Object> data) {
    data.put("customerId", customer());
    data.put("enabled", dice.coin());
  }

  private void grantCustomerRole(Map<String, Object> data) {
    String customer = customer();
    List<String> people = Pool.people(dice.percent(3) ? dice.one(pool.customers()) : customer);
    data.put("customerId", customer);
    data.put("userId", dice.percent(3) ? user() : dice.one(people));
    data.put(
        "role", dice.one(dice.percent(4) ? Vocabulary.OUT_OF_PLACE : Vocabulary.CUSTOMER_ROLES));
    if (dice.percent(30)) {
      data.put("displayName", "Somebody");
      data.put("email", "somebody@example.org");
    }
  }

  private void revokeCustomerRole(Map<String, Object> data) {
    grantCustomerRole(data);
    data.remove("displayName");
    data.remove("email");
    Partner.Customer known = partner.customers().get((String) data.get("customerId"));
    if (known != null && !known.roles().isEmpty()) {
      String person = dice.one(List.copyOf(known.roles().keySet()));
      Set<String> held = requireNonNull(known.roles().get(person));
      data.put("userId", person);
      data.put("role", dice.mostly(held, Vocabulary.CUSTOMER_ROLES));
    }
  }

  private List<String> users(Predicate<Partner.User> those) {
    return partner.users().entrySet().stream()
        .filter(user -> those.test(user.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private String user() {
    return dice.percent(3)
        ? dice.one(settled.users())
        : dice.mostly(partner.users().keySet(), pool.users());
  }

  /** Often one in which the asker is somebody. */
  private String customer() {
    if (dice.percent(3)) {
      return dice.one(settled.organizations());
    }
    List<String> own =
        partner.customers().entrySet().stream()
            .filter(customer -> customer.getValue().roles().containsKey(asker.id()))
            .map(Map.Entry::getKey)
            .toList();
    return dice.mostly(own.isEmpty() ? partner.customers().keySet() : own, pool.customers());
  }
}
