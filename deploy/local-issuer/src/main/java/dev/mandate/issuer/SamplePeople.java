package dev.mandate.issuer;

import dev.mandate.policy.Policy;
import dev.mandate.policy.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The people of the sample partner with their roles, read from the commands that provision it. What
 * commands have changed since then does not matter here: it is the services that decide.
 */
final class SamplePeople {
  private static final String FILE = "/dev/mandate/local/sample-partner.jsonl";

  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, List<String>> roles = new HashMap<>();
  private final Map<String, String> customers = new HashMap<>();

  private SamplePeople() {}

  /** All of them, in the order in which they came. */
  static List<Person> all() {
    SamplePeople people = new SamplePeople();
    try (InputStream file =
        Objects.requireNonNull(SamplePeople.class.getResourceAsStream(FILE), FILE)) {
      JsonMapper.shared().readerFor(JsonNode.class).<JsonNode>readValues(file).readAll().stream()
          .forEach(command -> people.take(command.path("type").asString(""), command.path("data")));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
    return people.list();
  }

  private void take(String command, JsonNode data) {
    switch (command) {
      case "ProvisionUser" -> provision(data);
      case "GrantRole" -> hold(text(data, "userId"), label(text(data, "role")));
      case "ProvisionCustomer" -> customers.put(text(data, "customerId"), text(data, "name"));
      case "AttachCustomer" -> attach(data);
      case "GrantCustomerRole" -> grantInCustomer(data);
      default -> {} // about no person
    }
  }

  private void provision(JsonNode data) {
    boolean first = names.isEmpty();
    names.put(text(data, "userId"), text(data, "displayName"));
    if (first) { // R2
      hold(text(data, "userId"), label(Role.FULL_ADMIN.name()));
      hold(text(data, "userId"), label(Role.PARTNER_FULL_ADMIN.name()));
    }
  }

  /** Whoever attaches a customer is its provisioning administrator (R12). */
  private void attach(JsonNode data) {
    customers.put(text(data, "customerId"), text(data, "name"));
    hold(
        text(data, "onBehalfOf"),
        label(Role.PROVISIONING_ADMIN.name()) + " of " + text(data, "name"));
  }

  private void grantInCustomer(JsonNode data) {
    names.putIfAbsent(text(data, "userId"), text(data, "displayName"));
    hold(
        text(data, "userId"),
        label(text(data, "role")) + " of " + customers.get(text(data, "customerId")));
  }

  private void hold(String userId, String role) {
    roles.computeIfAbsent(userId, _ -> new ArrayList<>()).add(role);
  }

  private List<Person> list() {
    return names.entrySet().stream()
        .map(
            person ->
                new Person(
                    person.getKey(),
                    person.getValue(),
                    List.copyOf(roles.getOrDefault(person.getKey(), List.of()))))
        .toList();
  }

  private static String label(String role) {
    return Policy.standard().entry(Role.valueOf(role)).labelEn();
  }

  private static String text(JsonNode data, String field) {
    return data.required(field).asString();
  }
}
