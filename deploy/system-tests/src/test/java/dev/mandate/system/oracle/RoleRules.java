package dev.mandate.system.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Who holds what on the partner's side: R7 to R10, R13, R14, R19. */
final class RoleRules {
  private static final String ADD_ON = "WHOLESALE_ADMIN";
  private static final Set<String> BASES = Set.of("PARTNER_FULL_ADMIN", "PARTNER_ADMIN");
  private static final Set<String> NEVER_WITHOUT = Set.of("FULL_ADMIN", "PARTNER_FULL_ADMIN");

  private RoleRules() {}

  static Ruling grant(Case of) {
    String role = of.text("role");
    Set<String> wanted = new TreeSet<>(held(of));
    wanted.add(role);
    Ruling ruling = change(of, Set.of(role), wanted);
    return ruling.code() == null && held(of).contains(role) ? limit(of, role) : ruling;
  }

  /** Grants again what is held: for another time, which the last administrator cannot (R13). */
  private static Ruling limit(Case of, String role) {
    Instant end = Times.instant(of.command().optionalText("expiresAt"));
    if (Objects.equals(end, of.partner().user(of.user()).limits.get(role))) {
      return Ruling.noEffect();
    }
    return end != null && NEVER_WITHOUT.contains(role) && of.partner().isLastHolder(of.user(), role)
        ? Ruling.rejected("LAST_ADMINISTRATOR")
        : Ruling.accepted(granted(of, role, "COMMAND"));
  }

  static Ruling revoke(Case of) {
    Set<String> wanted = new TreeSet<>(held(of));
    wanted.remove(of.text("role"));
    // R10: the add-on goes with its last base, unless it is what is asked about.
    if (wanted.stream().noneMatch(BASES::contains)) {
      wanted.remove(ADD_ON);
    }
    return change(of, Set.of(of.text("role")), wanted);
  }

  static Ruling set(Case of) {
    Set<String> wanted = of.command().texts("roles");
    Set<String> differences = new TreeSet<>(wanted);
    differences.addAll(held(of));
    differences.removeIf(role -> held(of).contains(role) && wanted.contains(role));
    return change(of, differences, wanted);
  }

  private static Ruling change(Case of, Set<String> asked, Set<String> wanted) {
    if (!mayChange(of, asked)) {
      return Ruling.rejected("NOT_AUTHORIZED");
    }
    if (!of.hasUser()) {
      return Ruling.rejected("UNKNOWN_USER");
    }
    if (!asked.stream().allMatch(role -> of.tables().role(role).isOfPartner())) {
      return Ruling.rejected("ROLE_NOT_ASSIGNABLE");
    }
    Set<String> held = held(of);
    if (wanted.contains(ADD_ON) && !held.contains(ADD_ON) && !of.partner().sellsWholesale) {
      return Ruling.rejected("NOT_A_WHOLESALE_PARTNER");
    }
    if (wanted.contains(ADD_ON) && wanted.stream().noneMatch(BASES::contains)) {
      return Ruling.rejected("PREREQUISITE_ROLE_MISSING");
    }
    if (NEVER_WITHOUT.stream()
        .anyMatch(role -> !wanted.contains(role) && of.partner().isLastHolder(of.user(), role))) {
      return Ruling.rejected("LAST_ADMINISTRATOR");
    }
    return Ruling.accepted(differences(of, asked, wanted));
  }

  private static List<Fact> differences(Case of, Set<String> asked, Set<String> wanted) {
    Set<String> held = held(of);
    List<Fact> facts = new ArrayList<>();
    held.stream()
        .filter(role -> !wanted.contains(role))
        .forEach(
            role ->
                facts.add(
                    revoked(
                        of,
                        of.user(),
                        role,
                        asked.contains(role) ? "COMMAND" : "PREREQUISITE_LOST")));
    wanted.stream()
        .filter(role -> !held.contains(role))
        .forEach(role -> facts.add(granted(of, role, "COMMAND")));
    if (held.contains("PARTNER_ADMIN") && !wanted.contains("PARTNER_ADMIN")) {
      facts.addAll(ListRules.emptied(of, "ROLE_LOST"));
    }
    return facts;
  }

  /** R7 and R8; whether a role can be assigned at all belongs to the rest, and is asked later. */
  private static boolean mayChange(Case of, Set<String> asked) {
    return of.asker().isSystemOr("FULL_ADMIN")
        || (of.asker().holds("PARTNER_FULL_ADMIN")
            && asked.stream().noneMatch(role -> of.tables().role(role).isOfPartnerManagement()));
  }

  private static Set<String> held(Case of) {
    return of.hasUser() ? of.partner().user(of.user()).roles : Set.of();
  }

  static Fact granted(Case of, String role, String cause) {
    return of.fact(
        "RoleGranted",
        "userId",
        of.user(),
        "role",
        role,
        "cause",
        cause,
        "expiresAt",
        Times.canonical(of.command().optionalText("expiresAt")));
  }

  static Fact revoked(Case of, String user, String role, String cause) {
    return of.fact("RoleRevoked", "userId", user, "role", role, "cause", cause);
  }
}
