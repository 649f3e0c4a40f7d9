package dev.mandate.system.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What happens to the partner as a whole: R1, R10, R24, R32. */
final class PartnerRules {
  private PartnerRules() {}

  /** The one command about a partner that need not be known. */
  static Ruling register(Command command, Model model) {
    if (!"system".equals(command.authType())) {
      return Ruling.rejected("NOT_AUTHORIZED");
    }
    String name = command.text("name");
    boolean wholesale = command.flag("sellsWholesale");
    Partner known = model.partner(command.partnerId());
    if (known != null && known.name.equals(name) && known.sellsWholesale == wholesale) {
      return Ruling.noEffect();
    }
    if (model.isOrganization(command.partnerId())) {
      return Ruling.rejected("ALREADY_EXISTS");
    }
    return Ruling.accepted(
        Fact.of(
            "PartnerRegistered", command.partnerId(), "name", name, "sellsWholesale", wholesale));
  }

  static Ruling setWholesaleProgram(Case of) {
    boolean enabled = of.command().flag("enabled");
    if (!of.asker().isSystem()) {
      return Ruling.rejected("NOT_AUTHORIZED");
    }
    if (of.partner().sellsWholesale == enabled) {
      return Ruling.noEffect();
    }
    List<Fact> facts =
        new ArrayList<>(List.of(of.fact("WholesaleProgramChanged", "enabled", enabled)));
    if (!enabled) {
      of.partner().users().keySet().stream()
          .filter(user -> of.partner().holds(user, "WHOLESALE_ADMIN"))
          .forEach(
              user -> facts.add(RoleRules.revoked(of, user, "WHOLESALE_ADMIN", "PROGRAM_ENDED")));
    }
    return Ruling.accepted(facts);
  }

  static Ruling setRestrictionList(Case of) {
    Set<String> wanted = new TreeSet<>(of.command().texts("restrictions"));
    if (!of.asker().isSystemOr("PARTNER_FULL_ADMIN")) {
      return Ruling.rejected("NOT_AUTHORIZED");
    }
    return of.partner().restrictions.equals(wanted)
        ? Ruling.noEffect()
        : Ruling.accepted(of.fact("RestrictionListChanged", "restrictions", List.copyOf(wanted)));
  }

  static Ruling recordAuditExport(Case of) {
    if (!of.asker().isSystem()) {
      return Ruling.rejected("NOT_AUTHORIZED");
    }
    return Ruling.accepted(new Fact("AuditExported", of.command().data()));
  }
}
