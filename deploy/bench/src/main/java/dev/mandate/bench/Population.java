package dev.mandate.bench;

import java.util.Map;
import java.util.Random;

/**
 * Partners with so many administrators each, every one of them with a customer of their own on the
 * managed list, which has a full administrator.
 */
record Population(String prefix, int partners, int perPartner) {
  /** One of the users, with the customer on their list and that customer's own administrator. */
  record Person(String partner, String user, String customer, String owner) {}

  int size() {
    return partners * perPartner;
  }

  Person person(int number) {
    String partner = partner(number % partners);
    int k = number / partners;
    String customer = partner + "-c" + k;
    return new Person(partner, partner + "-u" + k, customer, customer + "-owner");
  }

  Person anybody(Random random) {
    return person(random.nextInt(size()));
  }

  private String partner(int number) {
    return prefix + number;
  }

  /** Sends the commands that make it, and waits until all are decided. */
  void create(Upstream upstream) throws InterruptedException {
    for (int p = 0; p < partners; p++) {
      send(upstream, partner(p), "RegisterPartner", Map.of("name", "P", "sellsWholesale", true));
      send(upstream, partner(p), "ProvisionUser", user(partner(p) + "-first"));
    }
    for (int n = 0; n < size(); n++) {
      Person one = person(n);
      send(upstream, one.partner(), "ProvisionUser", user(one.user()));
      send(
          upstream,
          one.partner(),
          "GrantRole",
          Map.of("userId", one.user(), "role", "PARTNER_ADMIN"));
      send(
          upstream,
          one.partner(),
          "ProvisionCustomer",
          Map.of("customerId", one.customer(), "name", "Customer " + n, "onBehalfOf", one.user()));
      upstream.send(grantOwner(one));
    }
    upstream.awaitResults();
    if (upstream.rejected() > 0) {
      throw new IllegalStateException("the population is there already; begin with fresh data");
    }
  }

  private static Map<String, Object> user(String id) {
    return Map.of("userId", id, "displayName", "Somebody", "email", "somebody@example.org");
  }

  /** Makes the customer's own administrator one, whom the first such command creates. */
  static Command grantOwner(Person person) {
    return Command.of("GrantCustomerRole", person.partner(), ownerRole(person));
  }

  static Command revokeOwner(Person person) {
    return Command.of("RevokeCustomerRole", person.partner(), ownerRole(person));
  }

  private static Map<String, Object> ownerRole(Person person) {
    return Map.of(
        "customerId", person.customer(), "userId", person.owner(), "role", "CUSTOMER_FULL_ADMIN");
  }

  private static void send(
      Upstream upstream, String partner, String type, Map<String, Object> data) {
    upstream.send(Command.of(type, partner, data));
  }
}
