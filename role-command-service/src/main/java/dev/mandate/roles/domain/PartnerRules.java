package dev.mandate.roles.domain;

import static dev.mandate.commands.RejectionCode.ALREADY_EXISTS;

import dev.mandate.commands.RecordAuditExport;
import dev.mandate.commands.RegisterPartner;
import dev.mandate.commands.SetRestrictionList;
import dev.mandate.commands.SetWholesaleProgram;
import dev.mandate.events.AuditExported;
import dev.mandate.events.Event;
import dev.mandate.events.PartnerRegistered;
import dev.mandate.events.RestrictionListChanged;
import dev.mandate.events.RevocationCause;
import dev.mandate.events.RoleRevoked;
import dev.mandate.events.WholesaleProgramChanged;
import dev.mandate.policy.Role;
import java.util.ArrayList;
import java.util.List;

/** Rules of the partner organization as a whole: R1, R10, R24, R32. */
final class PartnerRules {
  private PartnerRules() {}

  /** R1: a partner is registered once. */
  static Decision register(RegisterPartner command, PartnerFacts facts) {
    PartnerOrgState org = facts.org();
    if (org.registered()) {
      boolean same =
          org.name().equals(command.name()) && org.sellsWholesale() == command.sellsWholesale();
      return same
          ? Decision.noEffect()
          : Decision.rejected(ALREADY_EXISTS, "The partner is registered with other data");
    }
    if (facts.ownerOfOrg(command.partnerId()) != null) {
      return Decision.rejected(ALREADY_EXISTS, "partnerId is taken by another organization");
    }
    return Decision.accepted(
        new PartnerRegistered(command.partnerId(), command.name(), command.sellsWholesale()));
  }

  /** R10: with the programme, everybody in the partner loses the add-on. */
  static Decision setWholesale(SetWholesaleProgram command, PartnerFacts facts) {
    PartnerOrgState org = facts.org();
    if (org.sellsWholesale() == command.enabled()) {
      return Decision.noEffect();
    }
    String partner = command.partnerId();
    List<Event> events = new ArrayList<>();
    events.add(new WholesaleProgramChanged(partner, command.enabled()));
    if (!command.enabled()) {
      org.wholesaleAdmins().stream()
          .sorted()
          .map(
              u -> new RoleRevoked(partner, u, Role.WHOLESALE_ADMIN, RevocationCause.PROGRAM_ENDED))
          .forEach(events::add);
    }
    return new Decision.Accepted(events);
  }

  /** R24: the list is the partner's, and applies to all its customers. */
  static Decision setRestrictions(SetRestrictionList command, PartnerFacts facts) {
    if (facts.org().restrictions().equals(command.restrictions())) {
      return Decision.noEffect();
    }
    return Decision.accepted(
        new RestrictionListChanged(command.partnerId(), command.restrictions()));
  }

  /** R32: reading by export is itself logged, every time. */
  static Decision recordExport(RecordAuditExport command) {
    return Decision.accepted(
        new AuditExported(
            command.partnerId(),
            command.by(),
            command.format(),
            command.filters(),
            command.rows()));
  }
}
