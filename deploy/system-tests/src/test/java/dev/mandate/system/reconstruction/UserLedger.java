package dev.mandate.system.reconstruction;

import static java.util.Objects.requireNonNull;

import dev.mandate.system.oracle.Fact;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The partner's own people: their data, roles and managed lists. */
final class UserLedger {
  /** Name, address and alias, by the names of the wire. */
  private final Map<String, Map<String, Object>> people = new HashMap<>();

  /** By user, the roles, each with its end or with nothing. */
  private final Map<String, Map<String, String>> roles = new HashMap<>();

  /** By user, the customers, each with basis and since. */
  private final Map<String, Map<String, Map<String, Object>>> lists = new HashMap<>();

  @Nullable String name(String id) {
    Map<String, Object> person = people.get(id);
    return person == null ? null : String.valueOf(person.get("displayName"));
  }

  Change enter(Fact fact, String decided) {
    return switch (fact.type()) {
      case "UserProvisioned" -> provisioned(fact);
      case "UserUpdated" -> updated(fact);
      case "UserRemoved" ->
          new Change(requireNonNull(people.remove(fact.text("userId"))), Map.of());
      case "RoleGranted" -> granted(fact);
      case "RoleRevoked" -> revoked(fact);
      case "CustomerAssigned" -> assigned(fact, decided);
      case "CustomerUnassigned" -> unassigned(fact);
      default -> throw new IllegalArgumentException("no entry for the event " + fact.type());
    };
  }

  private Change provisioned(Fact fact) {
    Map<String, Object> person = data(fact);
    people.put(fact.text("userId"), person);
    return Change.to(Map.copyOf(person));
  }

  private Change updated(Fact fact) {
    Map<String, Object> person = requireNonNull(people.get(fact.text("userId")));
    Map<String, Object> after = data(fact);
    Map<String, Object> before = new TreeMap<>(person);
    before.keySet().retainAll(after.keySet());
    person.putAll(after);
    return new Change(before, after);
  }

  private static Map<String, Object> data(Fact fact) {
    return Change.values(
        "displayName", fact.optionalText("displayName"),
        "email", fact.optionalText("email"),
        "alias", fact.optionalText("alias"));
  }

  private Change granted(Fact fact) {
    Map<String, String> held = roles(fact);
    String role = fact.text("role");
    String end = fact.optionalText("expiresAt");
    Map<String, Object> before = told(held, role);
    held.put(role, end == null ? "" : end);
    return new Change(before, told(held, role));
  }

  private Change revoked(Fact fact) {
    Map<String, String> held = roles(fact);
    String role = fact.text("role");
    Map<String, Object> before = told(held, role);
    held.remove(role);
    return new Change(before, told(held, role));
  }

  private Map<String, String> roles(Fact fact) {
    return roles.computeIfAbsent(fact.text("userId"), _ -> new TreeMap<>());
  }

  /** All roles that are held, and when the one that the event is about ends. */
  private static Map<String, Object> told(Map<String, String> held, String role) {
    String end = held.getOrDefault(role, "");
    Set<String> all = new TreeSet<>(held.keySet());
    return Change.values("roles", all, "expiresAt", end.isEmpty() ? null : end);
  }

  /**
   * A customer that turns into another basis keeps its place (R12), and so since when it has it.
   */
  private Change assigned(Fact fact, String decided) {
    Map<String, Map<String, Object>> list = list(fact);
    String customer = fact.text("customerId");
    Map<String, Object> before = list.getOrDefault(customer, Map.of());
    Map<String, Object> after =
        Change.values("basis", fact.text("basis"), "since", before.getOrDefault("since", decided));
    list.put(customer, after);
    return new Change(before, after);
  }

  private Change unassigned(Fact fact) {
    Map<String, Object> before = list(fact).remove(fact.text("customerId"));
    return new Change(
        before == null ? Map.of() : before,
        Change.values("displacedBy", fact.optionalText("displacedBy")));
  }

  private Map<String, Map<String, Object>> list(Fact fact) {
    return lists.computeIfAbsent(fact.text("userId"), _ -> new HashMap<>());
  }
}
