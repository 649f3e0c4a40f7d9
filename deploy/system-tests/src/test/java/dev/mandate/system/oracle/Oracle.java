package dev.mandate.system.oracle;

import dev.mandate.system.oracle.Command.Identity;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says for every command, in the order of its partner, what must become of it. It is written from
 * the domain rules and the contract alone and shares no code with the services, so that a rule
 * misread there is not misread here in the same way.
 */
public final class Oracle {
  private final PolicyTables tables;
  private final Validity validity;
  private final Model model;
  private final Map<Identity, Verdict> verdicts = new LinkedHashMap<>();
  private final Map<String, Long> positions = new HashMap<>();
  private final Map<String, Overdue> overdue = new HashMap<>();

  public Oracle(PolicyTables tables) {
    this.tables = tables;
    this.validity = new Validity(tables);
    this.model = new Model(tables);
  }

  /** Decides a command, for those who know that no role ends meanwhile. */
  public Verdict judge(Command command) {
    return judge(command, Instant.MIN);
  }

  /**
   * Decides the command; one that was decided before keeps its verdict, whatever it says now.
   *
   * @param now the instant of the decision, not before that of the partner's last one
   */
  public Verdict judge(Command command, Instant now) {
    Verdict known = verdicts.get(command.identity());
    if (known != null) {
      return known;
    }
    overdue(command.partnerId(), now);
    Verdict verdict = enter(command, rolesOfAsker(command), rule(command, now));
    verdicts.put(command.identity(), verdict);
    return verdict;
  }

  /** The roles that are over by now while their ends are not on record, first ended first. */
  public List<Lapse> overdue(String partnerId, Instant now) {
    Overdue lapses = overdueOf(partnerId);
    Optional.ofNullable(model.partner(partnerId))
        .map(partner -> lapses.add(partner, now))
        .ifPresent(ended -> ended.forEach(lapse -> lapse.facts().forEach(model::apply)));
    return lapses.all();
  }

  /** Takes note that the end of a role is on record now. */
  public void recorded(String partnerId, Lapse lapse) {
    overdueOf(partnerId).remove(lapse);
    positions.merge(partnerId, (long) lapse.facts().size(), Long::sum);
  }

  private Overdue overdueOf(String partnerId) {
    return overdue.computeIfAbsent(partnerId, _ -> new Overdue());
  }

  private Verdict enter(Command command, Set<String> actorRoles, Ruling ruling) {
    List<Fact> facts = ruling.entries(command);
    if (ruling.hasEffect()) {
      facts = overdueOf(command.partnerId()).recordedWith(command, facts);
    }
    facts.forEach(model::apply);
    long last = positions.merge(command.partnerId(), (long) facts.size(), Long::sum);
    return new Verdict(command, ruling.code(), last - facts.size() + 1, facts, actorRoles);
  }

  private Set<String> rolesOfAsker(Command command) {
    Partner partner = model.partner(command.partnerId());
    return partner == null ? Set.of() : new Asker(command, partner, tables).roles();
  }

  /** The contract's order of judgement: valid, partner known, asker entitled, then the rest. */
  private Ruling rule(Command command, Instant now) {
    if (!validity.isValid(command, now)) {
      return Ruling.rejected("INVALID");
    }
    if (command.type().equals("RegisterPartner")) {
      return PartnerRules.register(command, model);
    }
    Partner partner = model.partner(command.partnerId());
    if (partner == null) {
      return Ruling.rejected("UNKNOWN_PARTNER");
    }
    return rule(new Case(command, model, partner, new Asker(command, partner, tables), tables));
  }

  private static Ruling rule(Case of) {
    return switch (of.command().type()) {
      case "SetWholesaleProgram" -> PartnerRules.setWholesaleProgram(of);
      case "SetRestrictionList" -> PartnerRules.setRestrictionList(of);
      case "RecordAuditExport" -> PartnerRules.recordAuditExport(of);
      case "ProvisionUser" -> UserRules.provision(of);
      case "UpdateUser" -> UserRules.update(of);
      case "RemoveUser" -> UserRules.remove(of);
      case "GrantRole" -> RoleRules.grant(of);
      case "RevokeRole" -> RoleRules.revoke(of);
      case "SetRoles" -> RoleRules.set(of);
      case "ProvisionCustomer" -> CustomerRules.provision(of);
      case "AttachCustomer" -> CustomerRules.attach(of);
      case "RenameCustomer" -> CustomerRules.rename(of);
      case "SetRestrictedMode" -> CustomerRules.setRestrictedMode(of);
      case "AssignCustomer" -> ListRules.assign(of);
      case "UnassignCustomer" -> ListRules.unassign(of);
      case "GrantCustomerRole" -> CustomerRoleRules.grant(of);
      case "RevokeCustomerRole" -> CustomerRoleRules.revoke(of);
      default ->
          throw new IllegalArgumentException("no rule for the command " + of.command().type());
    };
  }

  /** Effective access of a user, known or not, in an organization that exists. */
  public Access access(String userId, String org) {
    return new AccessRules(tables).of(model, userId, org);
  }

  /** The verdicts so far, in the order of judgement. */
  public Map<Identity, Verdict> verdicts() {
    return verdicts;
  }

  /** How long each partner's history is, also of partners that are not known. */
  public Map<String, Long> positions() {
    return positions;
  }

  /** What is so now. */
  public Model model() {
    return model;
  }
}
