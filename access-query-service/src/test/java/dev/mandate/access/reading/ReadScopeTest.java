package dev.mandate.access.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mandate.access.projection.ProjectionFixture;
import dev.mandate.access.testing.RandomHistory;
import dev.mandate.access.testing.TestDatabase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The second wall: PostgreSQL keeps back what is another partner's, whatever it is asked. */
class ReadScopeTest {
  private static final List<String> PARTNERS = List.of("p1", "p2");
  private static final TestDatabase DATABASE = new TestDatabase();
  private static final JdbcTemplate OWNER = DATABASE.ownerJdbc();
  private static final JdbcTemplate READING = DATABASE.reading().jdbc();

  @BeforeAll
  static void fill() {
    ProjectionFixture projection = new ProjectionFixture(DATABASE);
    JdbcTemplate writer = DATABASE.jdbc();
    UUID export = UUID.randomUUID();
    writer.update(
        "insert into proof.export values (?, 'CSV', 'ENGLISH', '{}', 'ada', now())", export);
    for (String partner : PARTNERS) {
      projection.takeIn(RandomHistory.of(partner, 600, 5).events(), new Random(1));
      writer.update("insert into proof.checkpoint values (?, 600, now(), 'signed')", partner);
      writer.update("insert into proof.export_log values (?, ?, 600)", export, partner);
    }
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  /** All from which answers are read. */
  private static List<String> tables() {
    List<String> tables =
        OWNER.queryForList(
            """
            select c.oid::regclass::text from pg_class c join pg_attribute on attrelid = c.oid
            where relkind in ('r', 'p') and not relispartition and attname = 'partner_id'
              and has_table_privilege('mandate_query_reader', c.oid, 'select')
            """,
            String.class);
    assertThat(tables)
        .contains("audit_entry", "role_grant", "customer", "proof.checkpoint")
        .hasSize(14);
    return tables;
  }

  @Test
  void whoever_is_bound_to_a_partner_sees_all_of_its_rows_and_none_of_another_in_every_table() {
    for (String table : tables()) {
      for (String partner : PARTNERS) {
        assertThat(count(OWNER, table, partner)).as(table).isPositive();
        ReadScope.ofPartner(
            partner,
            () -> {
              assertThat(partners(READING, table)).as(table).containsExactly(partner);
              assertThat(count(READING, table, partner))
                  .as(table)
                  .isEqualTo(count(OWNER, table, partner));
              return partner;
            });
      }
    }
  }

  @Test
  void functions_and_the_search_for_words_keep_to_the_same_partner() {
    ReadScope.ofPartner(
        "p1",
        () -> {
          for (String function :
              List.of(
                  "role_in_force('2000-01-01')",
                  "managed_entry_in_force('2000-01-01')",
                  "audit_text_like('%customer%', null, 1000)")) {
            assertThat(partners(READING, function)).as(function).containsExactly("p1");
          }
          assertThat(partners(READING, "audit_text_like('%customer%', 'p2', 1000)")).isEmpty();
          return "p1";
        });
    assertThat(partners(READING, "audit_text_like('%customer%', null, 1000)"))
        .containsExactlyInAnyOrder("p1", "p2");
  }

  @Test
  void who_is_bound_to_a_partner_without_a_history_sees_nothing_and_who_is_not_bound_sees_all() {
    for (String table : tables()) {
      assertThat(ReadScope.ofPartner("nobody", () -> partners(READING, table))).isEmpty();
      assertThat(partners(READING, table)).containsExactlyInAnyOrderElementsOf(PARTNERS);
    }
  }

  @Test
  void a_session_that_was_never_told_what_it_may_see_sees_nothing() {
    JdbcTemplate untold = new JdbcTemplate(DATABASE.newReaderSessions());
    for (String table : tables()) {
      assertThat(partners(untold, table)).as(table).isEmpty();
    }
    assertThat(partners(untold, "audit_text_like('%customer%', null, 1000)")).isEmpty();
  }

  @Test
  void sessions_that_are_shared_show_nobody_what_those_before_could_see() {
    List<CompletableFuture<Set<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String partner = PARTNERS.get(i % 2);
      answers.add(
          CompletableFuture.supplyAsync(
              () -> ReadScope.ofPartner(partner, () -> partners(READING, "customer"))));
    }
    for (int i = 0; i < answers.size(); i++) {
      assertThat(answers.get(i).join()).containsExactly(PARTNERS.get(i % 2));
    }
  }

  @Test
  void work_that_is_begun_for_a_caller_is_bound_on_another_thread_too() {
    Callable<Set<String>> begun =
        ReadScope.ofPartner("p2", () -> ReadScope.asHere(() -> partners(READING, "customer")));

    assertThat(CompletableFuture.supplyAsync(() -> call(begun)).join()).containsExactly("p2");
  }

  private static <T> T call(Callable<T> question) {
    try {
      return question.call();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whoever_has_to_do_with_one_partner_sees_no_other_one_once_it_is_known_which() {
    ReadScope.ofOnePartner(
        () -> {
          assertThat(partners(READING, "customer")).containsExactlyInAnyOrderElementsOf(PARTNERS);
          ReadScope.narrow("p1");
          ReadScope.narrow("p1");
          for (String table : tables()) {
            assertThat(partners(READING, table)).as(table).containsExactly("p1");
          }
          return assertThatThrownBy(() -> ReadScope.narrow("p2"))
              .isInstanceOf(IllegalStateException.class);
        });
  }

  @Test
  void nobody_is_bound_to_everybody() {
    for (String everybody : List.of("*", "")) {
      assertThatThrownBy(() -> ReadScope.ofPartner(everybody, () -> everybody))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is no id of a partner");
    }
  }

  private static Set<String> partners(JdbcTemplate jdbc, String source) {
    return new HashSet<>(
        jdbc.queryForList("select distinct partner_id from " + source, String.class));
  }

  private static int count(JdbcTemplate jdbc, String table, String partner) {
    Integer count =
        jdbc.queryForObject(
            "select count(*) from %s where partner_id = ?".formatted(table),
            Integer.class,
            partner);
    return count == null ? 0 : count;
  }
}
