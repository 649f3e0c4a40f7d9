package dev.mandate.roles.batch;

import static dev.mandate.roles.batch.Commands.grant;
import static dev.mandate.roles.batch.Commands.provisionCustomer;
import static dev.mandate.roles.batch.Commands.provisionUser;
import static dev.mandate.roles.batch.Commands.register;
import static dev.mandate.roles.batch.Commands.system;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.roles.TestDatabase;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a command costs does not grow with the history, whatever PostgreSQL knows of its tables. */
class LookupsTest {
  private static final int BATCHES = 30;

  @Test
  void a_batch_finds_every_row_by_index_even_in_tables_that_were_never_analyzed() {
    try (TestDatabase database = TestDatabase.migrated()) {
      // Too small to keep anything, so that every batch looks everything up.
      TestInstance instance = new TestInstance(database, Clock.systemUTC(), 1);
      instance.decide(register("p"));
      Map<String, Long> before = wholeReads(instance);

      for (int i = 0; i < BATCHES; i++) {
        instance.decide(
            provisionUser("p", "u" + i),
            grant("p", "u" + i, "PARTNER_ADMIN"),
            provisionCustomer("p", "c" + i),
            system("ErasePerson", "{'partnerId':'p','userId':'u%d'}".formatted(i)));
      }

      assertThat(wholeReads(instance)).isEqualTo(before);
    }
  }

  /** How often each table that grows was read as a whole. */
  private static Map<String, Long> wholeReads(TestInstance instance) {
    instance.jdbc.queryForList("select pg_stat_force_next_flush()::text", String.class);
    return instance
        .jdbc
        .queryForList(
            """
            select relname, seq_scan from pg_stat_user_tables
            where relname in ('event', 'command_outcome', 'id_registry', 'partner_history',
                              'role_expiry', 'consumer_offset', 'state_snapshot', 'person_secret')
            """)
        .stream()
        .collect(
            Collectors.toMap(
                row -> (String) row.get("relname"), row -> (Long) row.get("seq_scan")));
  }
}
