package dev.mandate.system;

import static java.util.Objects.requireNonNull;

import dev.mandate.system.oracle.Model;
import dev.mandate.system.stack.QueryApi;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Compares what the query service has made of all events with the independent model: the audit logs
 * entry by entry and with their proof, and access of every user in some organization, both from
 * memory and from tables.
 */
final class ReadModelCheck {
  private final QueryApi queries;
  private final Load load;
  private final Dice dice;

  ReadModelCheck(QueryApi queries, Load load, Dice dice) {
    this.queries = queries;
    this.load = load;
    this.dice = dice;
  }

  void everythingIsAsJudged() {
    load.oracle()
        .positions()
        .forEach((partner, position) -> queries.awaitPosition(partner, position, Load.LIMIT));
    checkAuditLogs();
    checkAccess();
  }

  private void checkAuditLogs() {
    AuditCheck check = new AuditCheck(load.oracle());
    ProofCheck proof = new ProofCheck(queries);
    for (String partner : load.partners()) {
      List<Map<?, ?>> log = queries.auditLog(partner, check.length(partner));
      check.compare(partner, log);
      proof.compare(partner, log);
    }
    check.assertNoDifferences();
    proof.assertNoDifferences();
  }

  private void checkAccess() {
    Model model = load.oracle().model();
    Map<String, List<String>> organizations =
        model.organizationIds().entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getValue,
                    Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    AccessCheck check = new AccessCheck(queries, load.oracle());
    model
        .userIds()
        .forEach(
            (user, home) -> {
              String partner = home.split("/", 2)[0]; // a customer's user: partner/customer
              String organization = dice.one(requireNonNull(organizations.get(partner)));
              check.compare(user, organization);
              check.comparePast(Sample.of(load.oracle(), user, organization));
            });
    check.assertNoDifferences();
  }
}
