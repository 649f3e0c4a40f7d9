package dev.mandate.access.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.facts.Facts;
import dev.mandate.access.projection.FactTables.Filling;
import dev.mandate.access.testing.TestDatabase;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A session plans a statement once, perhaps while the table has next to nothing, and the plan must
 * be right for a large one, too.
 */
class FactPlansTest {
  private static final TestDatabase DATABASE = new TestDatabase();

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  static Stream<FactTable<?, ?>> tables() {
    return FactTables.fillings(new Facts()).stream().map(Filling::table);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void facts_are_looked_up_by_their_keys_whenever_that_was_planned(FactTable<?, ?> table) {
    List<? extends Column<?>> keys = table.keyColumns();
    List<? extends Column<?>> wantedBy = keys.subList(0, Math.min(2, keys.size()));
    requireByKey(plan(FactStore.lookUp(table, wantedBy), wantedBy.size()), "wanted");
  }

  @ParameterizedTest
  @MethodSource("tables")
  void periods_that_end_are_found_by_their_keys_whenever_that_was_planned(FactTable<?, ?> table) {
    requireByKey(plan(FactStore.end(table), table.endColumns().size()), "ended");
  }

  private static void requireByKey(@Nullable String plan, String keys) {
    assertThat(plan)
        .containsPattern("Index Cond: .*%s\\.partner_id".formatted(keys))
        .doesNotContain("Materialize", "Join Filter");
  }

  /** Of the statement that any session of the projection has first of all. */
  private static @Nullable String plan(String statement, int parameters) {
    String numbered = statement;
    for (int i = 1; i <= parameters; i++) {
      numbered = numbered.replaceFirst("\\?", "\\$" + i);
    }
    String prepare = "prepare planned as " + numbered;
    String explain =
        "explain execute planned(%s)"
            .formatted(String.join(", ", Collections.nCopies(parameters, "null")));
    JdbcTemplate jdbc = DATABASE.jdbc();
    return new TransactionTemplate(DATABASE.transactions())
        .execute(
            _ -> {
              new TransactionSettings(jdbc).make();
              jdbc.execute(prepare);
              String plan = String.join("\n", jdbc.queryForList(explain, String.class));
              jdbc.execute("deallocate planned");
              return plan;
            });
  }
}
