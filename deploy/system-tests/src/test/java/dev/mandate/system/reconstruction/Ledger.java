package dev.mandate.system.reconstruction;

import dev.mandate.system.oracle.Fact;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is on record about one partner, event by event. Unlike what is so, it still has the roles
 * that are over while their ends are not recorded.
 */
final class Ledger {
  private final UserLedger users = new UserLedger();
  private final CustomerLedger customers = new CustomerLedger();
  private boolean sellsWholesale;
  private Set<String> restrictions;

  /**
   * @param catalogue all restrictions, which a partner begins with (R24)
   */
  Ledger(Set<String> catalogue) {
    restrictions = catalogue;
  }

  /** What a user of the partner or of its customers is called now, or null if nobody has said. */
  @Nullable String nameOfUser(String id) {
    String name = users.name(id);
    return name == null ? customers.nameOfPerson(id) : name;
  }

  /** What a customer is called now, or null if the partner has none with this id. */
  @Nullable String nameOfCustomer(String id) {
    return customers.name(id);
  }

  /**
   * Enters an event.
   *
   * @param decided when it was decided
   */
  Change enter(Fact fact, String decided) {
    return switch (fact.type()) {
      case "CommandRejected", "CommandHadNoEffect" -> Change.NONE;
      case "AuditExported" ->
          Change.to(
              Change.values(
                  "by", fact.text("by"),
                  "format", fact.text("format"),
                  "filters", fact.data().get("filters"),
                  "rows", fact.data().get("rows")));
      case "PartnerRegistered" -> registered(fact);
      case "WholesaleProgramChanged" -> sellsWholesale(fact.flag("enabled"));
      case "RestrictionListChanged" -> restrictions(fact.texts("restrictions"));
      case "CustomerProvisioned",
          "CustomerAttached",
          "CustomerRenamed",
          "RestrictedModeToggled",
          "CustomerRoleGranted",
          "CustomerRoleRevoked" ->
          customers.enter(fact);
      default -> users.enter(fact, decided);
    };
  }

  private Change registered(Fact fact) {
    sellsWholesale = fact.flag("sellsWholesale");
    return Change.to(Change.values("name", fact.text("name"), "sellsWholesale", sellsWholesale));
  }

  private Change sellsWholesale(boolean enabled) {
    Change change = Change.of("sellsWholesale", sellsWholesale, enabled);
    sellsWholesale = enabled;
    return change;
  }

  private Change restrictions(Set<String> wanted) {
    Change change = Change.of("restrictions", restrictions, wanted);
    restrictions = new TreeSet<>(wanted);
    return change;
  }
}
