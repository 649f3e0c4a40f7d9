package dev.mandate.roles.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.roles.TestDatabase;
import dev.mandate.wire.CommandMessage;
import dev.mandate.wire.CommandResult;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Where a state comes from must not matter: from the cache, all of its events, a snapshot and those
 * after it, or the running batch.
 */
class LoadedStateTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
  private static final int NO_SNAPSHOTS = Integer.MAX_VALUE;
  private static final String[] ROLES = {
    "FULL_ADMIN", "PARTNER_FULL_ADMIN", "PARTNER_ADMIN", "WHOLESALE_ADMIN", "READ_ONLY_ADMIN"
  };

  @Test
  void the_same_commands_have_the_same_outcomes_with_and_without_cache_in_batches_of_any_size() {
    List<CommandMessage> commands = commands(new Random(7), 300);

    List<CommandResult> oneByOneWithoutCache = outcomes(commands, 0, 1, NO_SNAPSHOTS);

    assertThat(outcomes(commands, 10_000, 1, NO_SNAPSHOTS)).isEqualTo(oneByOneWithoutCache);
    assertThat(outcomes(commands, 10_000, 97, NO_SNAPSHOTS)).isEqualTo(oneByOneWithoutCache);
    assertThat(outcomes(commands, 15, 40, NO_SNAPSHOTS)).isEqualTo(oneByOneWithoutCache);
    assertThat(outcomes(commands, 0, 1, 1)).isEqualTo(oneByOneWithoutCache);
    assertThat(outcomes(commands, 15, 7, 5)).isEqualTo(oneByOneWithoutCache);
    assertThat(oneByOneWithoutCache)
        .extracting(CommandResult::outcome)
        .contains(CommandResult.Outcome.ACCEPTED, CommandResult.Outcome.REJECTED);
  }

  private static List<CommandResult> outcomes(
      List<CommandMessage> commands, int cacheEntries, int batchSize, int snapshotEvery) {
    List<CommandResult> results = new ArrayList<>();
    try (TestDatabase database = TestDatabase.migrated()) {
      TestInstance service = new TestInstance(database, CLOCK, cacheEntries, snapshotEvery);
      for (int from = 0; from < commands.size(); from += batchSize) {
        int to = Math.min(from + batchSize, commands.size());
        results.addAll(service.executor.execute(commands.subList(from, to), Map.of()));
      }
      Long kept = service.jdbc.queryForObject("select count(*) from state_snapshot", Long.class);
      assertThat(kept != null && kept > 0).isEqualTo(snapshotEvery < NO_SNAPSHOTS);
    }
    return results;
  }

  private static List<CommandMessage> commands(Random random, int count) {
    List<CommandMessage> commands = new ArrayList<>();
    commands.add(Commands.register("p0"));
    commands.add(Commands.register("p1"));
    while (commands.size() < count) {
      commands.add(command(random));
    }
    return commands;
  }

  private static CommandMessage command(Random random) {
    String partner = "p" + random.nextInt(2);
    String user = "u" + random.nextInt(8);
    String customer = "c" + random.nextInt(8);
    String role = ROLES[random.nextInt(ROLES.length)];
    String pair =
        "{'partnerId':'%s','userId':'%s','customerId':'%s'}".formatted(partner, user, customer);
    return switch (random.nextInt(9)) {
      case 0 -> Commands.provisionUser(partner, user);
      case 1, 2 -> Commands.grant(partner, user, role);
      case 3 -> Commands.revoke(partner, user, role);
      case 4 -> Commands.provisionCustomer(partner, customer);
      case 5 -> Commands.user(user, "AssignCustomer", pair);
      case 6 -> Commands.system("AssignCustomer", pair);
      case 7 ->
          Commands.user(
              user,
              "SetRestrictedMode",
              "{'partnerId':'%s','customerId':'%s','enabled':%b}"
                  .formatted(partner, customer, random.nextBoolean()));
      default ->
          Commands.system(
              "SetWholesaleProgram",
              "{'partnerId':'%s','enabled':%b}".formatted(partner, random.nextInt(4) > 0));
    };
  }
}
