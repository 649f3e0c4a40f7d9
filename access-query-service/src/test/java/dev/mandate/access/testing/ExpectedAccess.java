package dev.mandate.access.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a user may do in an organization, worked out from the lines of {@link Model} and the CSV
 * tables.
 *
 * @param capabilities by qualified key
 * @param settings by key
 */
public record ExpectedAccess(Map<String, String> capabilities, Map<String, String> settings) {
  private static final Set<String> PARTNER_SCOPES = Set.of("PARTNER_ORG", "PARTNER_HUB");
  private static final Set<String> CUSTOMER_SCOPES = Set.of("CUSTOMER_ORG");

  /** At an instant, while these lines of the model hold. */
  public static ExpectedAccess of(List<String> lines, String user, String org, Instant now) {
    Set<String> held = heldRoles(lines, user, now);
    if (lines.stream().noneMatch(line -> line.startsWith("customer " + org + " "))) {
      return new ExpectedAccess(PolicyTables.capabilities(held, PARTNER_SCOPES), Map.of());
    }
    Set<String> own = ownRoles(lines, user, org);
    if (!own.isEmpty()) {
      boolean restricted = lines.contains("customer " + org + " restricted = true");
      return inCustomer(own, restricted ? restrictions(lines) : List.of());
    }
    String basis = after(lines, "list " + user + " " + org + " = ").split(" ", -1)[0];
    return inCustomer(countingOnCustomer(held, basis), List.of());
  }

  /**
   * The roles of a partner's user that count on a customer, by R11, R12 and R16.
   *
   * @param basis why the customer is on the managed list; empty if it is not
   */
  public static Set<String> countingOnCustomer(Set<String> held, String basis) {
    Set<String> counting = new TreeSet<>();
    boolean all = held.contains("PARTNER_FULL_ADMIN");
    boolean listed = held.contains("PARTNER_ADMIN") && !basis.isEmpty();
    if (all) {
      counting.add("PARTNER_FULL_ADMIN");
    }
    if (held.contains("PARTNER_READ_ONLY_ADMIN")) {
      counting.add("PARTNER_READ_ONLY_ADMIN");
    }
    if (listed) {
      counting.add(basis.equals("ATTACHED") ? "PROVISIONING_ADMIN" : "PARTNER_ADMIN");
    }
    if (held.contains("WHOLESALE_ADMIN") && (all || listed)) {
      counting.add("WHOLESALE_ADMIN");
    }
    return counting;
  }

  private static ExpectedAccess inCustomer(Set<String> roles, List<String> restrictions) {
    return new ExpectedAccess(
        PolicyTables.capabilities(roles, CUSTOMER_SCOPES),
        roles.isEmpty() ? Map.of() : PolicyTables.settings(roles, restrictions));
  }

  private static Set<String> heldRoles(List<String> lines, String user, Instant now) {
    Set<String> held = new TreeSet<>();
    for (String line : lines) {
      if (line.startsWith("role " + user + " ")) {
        String[] words = line.split(" ", -1); // role <user> <role> = until <when> since <position>
        if (words[5].equals("never") || now.isBefore(Instant.parse(words[5]))) {
          held.add(words[2]);
        }
      }
    }
    if (!held.contains("PARTNER_FULL_ADMIN") && !held.contains("PARTNER_ADMIN")) {
      held.remove("WHOLESALE_ADMIN"); // R10
    }
    return held;
  }

  private static Set<String> ownRoles(List<String> lines, String user, String customer) {
    Set<String> own = new TreeSet<>();
    for (String line : lines) {
      if (line.startsWith("own " + customer + " " + user + " ")) {
        own.add(line.split(" ", -1)[3]);
      }
    }
    return own;
  }

  private static List<String> restrictions(List<String> lines) {
    return new ArrayList<>(List.of(after(lines, "partner restrictions = ").split(",", -1)));
  }

  private static String after(List<String> lines, String prefix) {
    return lines.stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()))
        .findFirst()
        .orElse("");
  }
}
