package dev.mandate.system.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A role whose time is over: it counts no more from that instant on, whenever that is recorded.
 *
 * @param at the instant
 * @param facts its end, and what is lost with it (R10, R19)
 */
public record Lapse(String userId, String role, Instant at, List<Fact> facts) {
  private static final String ADD_ON = "WHOLESALE_ADMIN";
  private static final Set<String> BASES = Set.of("PARTNER_FULL_ADMIN", "PARTNER_ADMIN");

  /** If an add-on and its base end together, each is over on its own account. */
  private static final Comparator<Map.Entry<String, Instant>> IN_ORDER =
      Map.Entry.<String, Instant>comparingByValue()
          .thenComparing(end -> !end.getKey().equals(ADD_ON));

  /** What of one user is over by now. */
  static List<Lapse> of(Partner partner, String userId, Instant now) {
    Partner.User user = partner.user(userId);
    Set<String> left = new TreeSet<>(user.roles);
    List<Lapse> lapses = new ArrayList<>();
    user.limits.entrySet().stream()
        .filter(end -> !end.getValue().isAfter(now))
        .sorted(IN_ORDER)
        .filter(end -> left.contains(end.getKey()))
        .forEach(end -> lapses.add(lapse(partner, userId, left, end.getKey(), end.getValue())));
    return lapses;
  }

  private static Lapse lapse(
      Partner partner, String userId, Set<String> left, String role, Instant at) {
    List<Fact> facts = new ArrayList<>();
    left.remove(role);
    facts.add(revoked(partner, userId, role, "EXPIRED"));
    if (left.stream().noneMatch(BASES::contains) && left.remove(ADD_ON)) {
      facts.add(revoked(partner, userId, ADD_ON, "PREREQUISITE_LOST"));
    }
    if (role.equals("PARTNER_ADMIN")) {
      partner
          .user(userId)
          .managed()
          .forEach(customer -> facts.add(unassigned(partner, userId, customer)));
    }
    return new Lapse(userId, role, at, List.copyOf(facts));
  }

  private static Fact revoked(Partner partner, String userId, String role, String cause) {
    return Fact.of("RoleRevoked", partner.id(), "userId", userId, "role", role, "cause", cause);
  }

  private static Fact unassigned(Partner partner, String userId, String customer) {
    return Fact.of(
        "CustomerUnassigned",
        partner.id(),
        "userId",
        userId,
        "customerId",
        customer,
        "cause",
        "ROLE_LOST");
  }
}
