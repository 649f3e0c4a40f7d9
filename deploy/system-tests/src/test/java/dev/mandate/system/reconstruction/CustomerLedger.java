package dev.mandate.system.reconstruction;

import static java.util.Objects.requireNonNull;

import dev.mandate.system.oracle.Fact;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The customers of a partner, their people and what roles those have there. */
final class CustomerLedger {
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, Boolean> restrictedModes = new HashMap<>();

  /** By user, the name and the address, if somebody has said them. */
  private final Map<String, Map<String, Object>> people = new HashMap<>();

  /** By user, who is in one customer only. */
  private final Map<String, Set<String>> roles = new HashMap<>();

  @Nullable String name(String id) {
    return names.get(id);
  }

  @Nullable String nameOfPerson(String id) {
    return (String) people.getOrDefault(id, Map.of()).get("displayName");
  }

  Change enter(Fact fact) {
    return switch (fact.type()) {
      case "CustomerProvisioned" -> added(fact, "PROVISIONED");
      case "CustomerAttached" -> added(fact, "ATTACHED");
      case "CustomerRenamed" -> renamed(fact.text("customerId"), fact.text("name"));
      case "RestrictedModeToggled" -> toggled(fact.text("customerId"), fact.flag("enabled"));
      case "CustomerRoleGranted" -> granted(fact);
      case "CustomerRoleRevoked" -> revoked(fact);
      default -> throw new IllegalArgumentException("no entry for the event " + fact.type());
    };
  }

  private Change added(Fact fact, String origin) {
    names.put(fact.text("customerId"), fact.text("name"));
    restrictedModes.put(fact.text("customerId"), true);
    return Change.to(
        Change.values(
            "name",
            fact.text("name"),
            "origin",
            origin,
            "restrictedMode",
            true,
            "by",
            fact.optionalText("by")));
  }

  private Change renamed(String customer, String name) {
    return Change.of("name", requireNonNull(names.put(customer, name)), name);
  }

  private Change toggled(String customer, boolean enabled) {
    return Change.of(
        "restrictedMode", requireNonNull(restrictedModes.put(customer, enabled)), enabled);
  }

  private Change granted(Fact fact) {
    Set<String> held = roles(fact);
    Map<String, Object> person = people.computeIfAbsent(fact.text("userId"), _ -> new TreeMap<>());
    Map<String, Object> said =
        Change.values(
            "displayName", fact.optionalText("displayName"), "email", fact.optionalText("email"));
    Map<String, Object> before = new TreeMap<>(person);
    before.keySet().retainAll(said.keySet());
    before.put("roles", new TreeSet<>(held));
    person.putAll(said);
    held.add(fact.text("role"));
    said.put("roles", new TreeSet<>(held));
    return new Change(before, said);
  }

  private Change revoked(Fact fact) {
    Set<String> held = roles(fact);
    Set<String> before = new TreeSet<>(held);
    held.remove(fact.text("role"));
    return Change.of("roles", before, new TreeSet<>(held));
  }

  private Set<String> roles(Fact fact) {
    return roles.computeIfAbsent(fact.text("userId"), _ -> new TreeSet<>());
  }
}
