package dev.mandate.system.oracle;

import dev.mandate.system.oracle.Partner.Customer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Customer organizations: R5, R12, R16, R21 to R23. */
final class CustomerRules {
  private CustomerRules() {}

  static Ruling provision(Case of) {
    return add(of, "CustomerProvisioned", "PROVISIONED");
  }

  static Ruling attach(Case of) {
    return add(of, "CustomerAttached", "ATTACHED");
  }

  private static Ruling add(Case of, String type, String origin) {
    if (!of.asker().mayInPartner("PARTNER_HUB.HUB_CREATE_CUSTOMERS")) {
      return Ruling.rejected("NOT_AUTHORIZED");
    }
    String by = of.asker().isSystem() ? of.command().optionalText("onBehalfOf") : of.asker().id();
    if (by != null && !of.partner().users().containsKey(by)) {
      return Ruling.rejected("UNKNOWN_USER");
    }
    Customer known = of.partner().customers().get(of.customer());
    if (known != null && known.origin.equals(origin) && known.name.equals(of.text("name"))) {
      return Ruling.noEffect();
    }
    if (of.model().isOrganization(of.customer())) {
      return Ruling.rejected("ALREADY_EXISTS");
    }
    return Ruling.accepted(added(of, type, origin, by));
  }

  private static List<Fact> added(Case of, String type, String basis, @Nullable String by) {
    List<Fact> facts = new ArrayList<>();
    facts.add(
        of.fact(
            type,
            "customerId",
            of.customer(),
            "name",
            of.text("name"),
            "by",
            by,
            "restrictedMode",
            true));
    if (by != null && of.partner().holds(by, "PARTNER_ADMIN")) {
      facts.addAll(ListRules.added(of, by, basis));
    }
    return facts;
  }

  static Ruling rename(Case of) {
    if (!of.asker().mayInCustomer(of.customer(), "CUSTOMER_ORG.ORGANIZATION_SETTINGS")
        || !of.asker().maySet(of.customer(), "ACCOUNT_COMPANY_NAME")) {
      return Ruling.rejected("NOT_AUTHORIZED");
    }
    if (!of.hasCustomer()) {
      return Ruling.rejected("UNKNOWN_CUSTOMER");
    }
    return of.partner().customer(of.customer()).name.equals(of.text("name"))
        ? Ruling.noEffect()
        : Ruling.accepted(
            of.fact("CustomerRenamed", "customerId", of.customer(), "name", of.text("name")));
  }

  static Ruling setRestrictedMode(Case of) {
    boolean enabled = of.command().flag("enabled");
    if (!of.asker().mayInCustomer(of.customer(), "CUSTOMER_ORG.RESTRICTED_MODE")) {
      return Ruling.rejected("NOT_AUTHORIZED");
    }
    if (!of.hasCustomer()) {
      return Ruling.rejected("UNKNOWN_CUSTOMER");
    }
    return of.partner().customer(of.customer()).restrictedMode == enabled
        ? Ruling.noEffect()
        : Ruling.accepted(
            of.fact("RestrictedModeToggled", "customerId", of.customer(), "enabled", enabled));
  }
}
