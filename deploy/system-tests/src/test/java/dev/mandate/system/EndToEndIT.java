package dev.mandate.system;

import dev.mandate.system.stack.QueryApi;
import dev.mandate.system.stack.Stack;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commands in through Kafka; results, events, effective access and the audit log out. */
@Order(1)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndToEndIT {
  private static final Logger LOG = LoggerFactory.getLogger(EndToEndIT.class);
  private static final int COMMANDS = 300;

  private final Stack stack = Stack.shared();
  private Load load;

  @BeforeAll
  void given_random_commands_about_a_few_partners() {
    stack.commandService();
    load = new Load(stack, "end-to-end", Kinds.BASIC, 4, 6);
    load.send(load.next(COMMANDS - load.open()));
    load.awaitResults();
    LOG.info("end-to-end: {}", load.summary());
  }

  @AfterAll
  void close() {
    load.close();
  }

  @Test
  void each_command_gets_exactly_one_outcome_and_it_is_right() {
    Verification verification = new Verification(stack, load);
    verification.everythingIsAsJudged();
    verification.noResultCameUnasked();
  }

  @Test
  void R27_access_is_right_cell_by_cell_for_every_user_in_every_organization() {
    try (QueryApi queries = new QueryApi(stack.queryService())) {
      AccessCheck check = new AccessCheck(queries, load.oracle());
      Set<String> organizations = load.oracle().model().organizationIds().keySet();
      for (String user : usersThatOccur()) {
        organizations.forEach(organization -> check.compare(user, organization));
      }
      check.assertNoDifferences();
    }
  }

  private Set<String> usersThatOccur() {
    Set<String> users = new TreeSet<>(load.oracle().model().userIds().keySet());
    load.oracle()
        .verdicts()
        .values()
        .forEach(
            verdict -> {
              Map<String, Object> data = verdict.command().data();
              if (data.get("userId") instanceof String user) {
                users.add(user);
              }
              if ("user".equals(verdict.command().authType())) {
                users.add(String.valueOf(verdict.command().authId()));
              }
            });
    return users;
  }

  @Test
  void R31_the_audit_log_has_one_entry_per_position_with_the_right_outcome() {
    try (QueryApi queries = new QueryApi(stack.queryService())) {
      AuditCheck check = new AuditCheck(load.oracle());
      for (String partner : List.copyOf(load.partners())) {
        check.compare(partner, queries.auditLog(partner, check.length(partner)));
      }
      check.assertNoDifferences();
    }
  }
}
