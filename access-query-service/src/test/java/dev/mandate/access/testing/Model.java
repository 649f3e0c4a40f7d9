package dev.mandate.access.testing;

import dev.mandate.events.CustomerAssigned;
import dev.mandate.events.CustomerAttached;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.CustomerRenamed;
import dev.mandate.events.CustomerRoleGranted;
import dev.mandate.events.CustomerRoleRevoked;
import dev.mandate.events.CustomerUnassigned;
import dev.mandate.events.Event;
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
import dev.mandate.wire.Instants;
import dev.mandate.wire.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What holds about one partner, told as lines of text in the simplest way: nothing of the service's
 * own code, so that it can judge it.
 */
public final class Model {
  private final Map<String, String> lines = new TreeMap<>();

  /** The lines after all events up to a position. */
  public static List<String> at(long position, List<RecordedEvent> events) {
    Model model = new Model();
    events.stream().filter(event -> event.position() <= position).forEach(model::apply);
    return model.lines.entrySet().stream().map(e -> e.getKey() + " = " + e.getValue()).toList();
  }

  private void apply(RecordedEvent recorded) {
    long at = recorded.position();
    switch (recorded.event()) {
      case PartnerRegistered e -> {
        lines.put("partner name", e.name());
        lines.put("partner wholesale", String.valueOf(e.sellsWholesale()));
        lines.put("partner restrictions", String.join(",", PolicyTables.restrictionKeys()));
      }
      case WholesaleProgramChanged e -> lines.put("partner wholesale", String.valueOf(e.enabled()));
      case RestrictionListChanged e ->
          lines.put("partner restrictions", String.join(",", e.restrictions().keys()));
      case UserProvisioned e -> user(e.userId(), e.displayName(), e.email(), e.alias());
      case UserUpdated e -> {
        if (lines.containsKey("user " + e.userId() + " name")) {
          user(e.userId(), e.displayName(), e.email(), e.alias());
        }
      }
      case UserRemoved e -> {
        lines.remove("user " + e.userId() + " name");
        lines.remove("user " + e.userId() + " email");
        lines.remove("user " + e.userId() + " alias");
      }
      case RoleGranted e -> grant(e, at, recorded.decided());
      case RoleRevoked e -> lines.remove(role(e.userId(), e.role()));
      default -> applyCustomer(recorded.event(), at);
    }
  }

  private void applyCustomer(Event event, long at) {
    switch (event) {
      case CustomerProvisioned e -> customer(e.customerId(), e.name(), "PROVISIONED");
      case CustomerAttached e -> customer(e.customerId(), e.name(), "ATTACHED");
      case CustomerRenamed e -> lines.put("customer " + e.customerId() + " name", e.name());
      case RestrictedModeToggled e ->
          lines.put("customer " + e.customerId() + " restricted", String.valueOf(e.enabled()));
      case CustomerAssigned e -> {
        String key = "list " + e.userId() + " " + e.customerId();
        String known = lines.get(key);
        String since = known == null ? String.valueOf(at) : known.split(" since ", -1)[1];
        lines.put(key, e.basis() + " since " + since);
      }
      case CustomerUnassigned e -> lines.remove("list " + e.userId() + " " + e.customerId());
      case CustomerRoleGranted e ->
          lines.put("own " + e.customerId() + " " + e.userId() + " " + e.role(), "held");
      case CustomerRoleRevoked e ->
          lines.remove("own " + e.customerId() + " " + e.userId() + " " + e.role());
      default -> {}
    }
  }

  private void user(
      String id, @Nullable String name, @Nullable String email, @Nullable String alias) {
    putIfPresent("user " + id + " name", name);
    putIfPresent("user " + id + " email", email);
    putIfPresent("user " + id + " alias", alias);
  }

  private void customer(String id, String name, String origin) {
    lines.put("customer " + id + " name", name);
    lines.put("customer " + id + " origin", origin);
    lines.put("customer " + id + " restricted", "true");
  }

  private void grant(RoleGranted event, long at, Instant decided) {
    String key = role(event.userId(), event.role());
    String known = lines.get(key);
    String since = String.valueOf(at);
    if (known != null) {
      String[] parts = known.split(" ", -1);
      boolean uninterrupted = parts[1].equals("never") || decided.isBefore(Instant.parse(parts[1]));
      since = uninterrupted ? parts[3] : since;
    }
    String until = event.expiresAt() == null ? "never" : Instants.format(event.expiresAt());
    lines.put(key, "until %s since %s".formatted(until, since));
  }

  private void putIfPresent(String key, @Nullable String value) {
    if (value != null) {
      lines.put(key, value);
    }
  }

  private static String role(String userId, Role role) {
    return "role " + userId + " " + role;
  }
}
