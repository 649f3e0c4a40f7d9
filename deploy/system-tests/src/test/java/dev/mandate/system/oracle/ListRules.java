package dev.mandate.system.oracle;

import dev.mandate.system.oracle.Partner.User;
import java.util.ArrayList;
import java.util.List;

/** Managed lists: R12, R16 to R19. */
final class ListRules {
  /** R18. */
  static final int LIMIT = 500;

  private ListRules() {}

  static Ruling assign(Case of) {
    if (!of.asker().isSystemOr("PARTNER_FULL_ADMIN")) {
      return Ruling.rejected("NOT_AUTHORIZED");
    }
    if (!of.hasUser()) {
      return Ruling.rejected("UNKNOWN_USER");
    }
    if (!of.hasCustomer()) {
      return Ruling.rejected("UNKNOWN_CUSTOMER");
    }
    if (!of.partner().holds(of.user(), "PARTNER_ADMIN")) {
      return Ruling.rejected("NO_MANAGED_LIST");
    }
    String basis = of.partner().user(of.user()).managed.get(of.customer());
    return basis == null || basis.equals("ATTACHED")
        ? Ruling.accepted(added(of, of.user(), "ASSIGNED"))
        : Ruling.noEffect();
  }

  static Ruling unassign(Case of) {
    if (!of.asker().isSystemOr("PARTNER_FULL_ADMIN")) {
      return Ruling.rejected("NOT_AUTHORIZED");
    }
    if (!of.hasUser()) {
      return Ruling.rejected("UNKNOWN_USER");
    }
    if (!of.hasCustomer()) {
      return Ruling.rejected("UNKNOWN_CUSTOMER");
    }
    return of.partner().user(of.user()).managed.containsKey(of.customer())
        ? Ruling.accepted(removed(of, of.user(), of.customer(), "COMMAND"))
        : Ruling.noEffect();
  }

  /** The entry for the customer of this command and, if the list was full, who must leave (R18). */
  static List<Fact> added(Case of, String user, String basis) {
    User holder = of.partner().user(user);
    List<Fact> facts = new ArrayList<>();
    facts.add(
        of.fact("CustomerAssigned", "userId", user, "customerId", of.customer(), "basis", basis));
    if (!holder.managed.containsKey(of.customer()) && holder.managed.size() >= LIMIT) {
      String first = holder.managed.keySet().iterator().next();
      facts.add(
          of.fact(
              "CustomerUnassigned",
              "userId",
              user,
              "customerId",
              first,
              "cause",
              "LIMIT",
              "displacedBy",
              of.customer()));
    }
    return facts;
  }

  /** All entries of this command's user. */
  static List<Fact> emptied(Case of, String cause) {
    return of.partner().user(of.user()).managed.keySet().stream()
        .map(customer -> removed(of, of.user(), customer, cause))
        .toList();
  }

  private static Fact removed(Case of, String user, String customer, String cause) {
    return of.fact("CustomerUnassigned", "userId", user, "customerId", customer, "cause", cause);
  }
}
