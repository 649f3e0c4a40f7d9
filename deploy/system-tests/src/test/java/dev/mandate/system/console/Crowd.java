package dev.mandate.system.console;

import dev.mandate.system.oracle.Command;
import dev.mandate.system.oracle.Command.Identity;
import dev.mandate.system.stack.Stack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The commands that make a partner large: administrators with roles of all kinds, and customers
 * with administrators of their own. Each customer is on the lists of two partner administrators,
 * and the list of one of the sample is nearly full.
 */
final class Crowd {
  /** Whose list is nearly full then. */
  static final String BUSIEST = "elena.rossi";

  private static final int NEARLY_FULL = 480;
  private static final int OTHER_ROLES = 10;

  private static final List<String> FIRST_NAMES =
      List.of(
          "Anna", "Bruno", "Carla", "Dmitri", "Esra", "Felix", "Gabriela", "Hugo", "李", "Mbali");

  private static final List<String> LAST_NAMES =
      List.of("Novak", "Schneider", "Rossi", "Okafor", "Lindqvist", "Tanaka", "García", "娜", "Roy");

  private static final List<String> PLACES =
      List.of("Alder", "Bay", "Canyon", "Delta", "Elm", "Fjord", "Glen", "Hill", "Isle", "Lake");

  private static final List<String> TRADES =
      List.of("Bakery", "Clinic", "Logistics", "Hotels", "School", "Foundry", "Law Group");

  private final String partnerId;
  private final List<Command> commands = new ArrayList<>();

  /**
   * Thinks it up; it is the same each time.
   *
   * @param customers how many there are
   * @param administrators how many there are
   */
  Crowd(String partnerId, long customers, long administrators) {
    this.partnerId = partnerId;
    List<String> managers = new ArrayList<>();
    for (int number = 0; number < administrators; number++) {
      String userId = "person-%04d".formatted(number);
      provision(userId, number);
      String role = role(number);
      add("GrantRole", Map.of("userId", userId, "role", role));
      if (role.equals("PARTNER_ADMIN")) {
        managers.add(userId);
      }
    }
    for (int number = 0; number < customers; number++) {
      addCustomer(number, managers);
    }
  }

  /** All of them, in order. */
  List<Command> commands() {
    return commands;
  }

  private void provision(String userId, int number) {
    String name = one(FIRST_NAMES, number) + " " + one(LAST_NAMES, number / FIRST_NAMES.size());
    add(
        "ProvisionUser",
        Map.of("userId", userId, "displayName", name, "email", userId + "@acme.example"));
  }

  /** Nine of ten have customers of their own; few may do everything. */
  private static String role(int number) {
    if (number % OTHER_ROLES != 0) {
      return "PARTNER_ADMIN";
    }
    return one(
        List.of("PARTNER_READ_ONLY_ADMIN", "READ_ONLY_ADMIN", "FULL_ADMIN", "PARTNER_FULL_ADMIN"),
        number / OTHER_ROLES);
  }

  private void addCustomer(int number, List<String> managers) {
    String customerId = "customer-%05d".formatted(number);
    String name =
        "%s %s %d".formatted(one(PLACES, number), one(TRADES, number / PLACES.size()), number);
    add("ProvisionCustomer", Map.of("customerId", customerId, "name", name));
    if (!managers.isEmpty()) {
      assign(customerId, one(managers, number));
      assign(customerId, one(managers, number + 1));
    }
    if (number < NEARLY_FULL) {
      assign(customerId, BUSIEST);
    }
    if (number % 3 == 0) {
      add("SetRestrictedMode", Map.of("customerId", customerId, "enabled", false));
    }
    String userId = "owner-%05d".formatted(number);
    add(
        "GrantCustomerRole",
        Map.of(
            "customerId",
            customerId,
            "userId",
            userId,
            "role",
            "CUSTOMER_FULL_ADMIN",
            "displayName",
            one(FIRST_NAMES, number / 7) + " " + one(LAST_NAMES, number),
            "email",
            userId + "@customer.example"));
  }

  private void assign(String customerId, String userId) {
    add("AssignCustomer", Map.of("customerId", customerId, "userId", userId));
  }

  private void add(String type, Map<String, Object> data) {
    Map<String, Object> all = new HashMap<>(data);
    all.put("partnerId", partnerId);
    commands.add(
        new Command(
            new Identity("/crowd", Integer.toString(commands.size())),
            type,
            "system",
            Stack.UPSTREAM,
            all));
  }

  private static String one(List<String> of, int number) {
    return of.get(number % of.size());
  }
}
