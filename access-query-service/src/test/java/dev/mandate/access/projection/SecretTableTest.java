package dev.mandate.access.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.facts.UserKey;
import dev.mandate.access.projection.SecretTable.Change;
import dev.mandate.access.testing.Relay;
import dev.mandate.access.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What becomes of secrets, in whichever order and however often generations come to it. */
class SecretTableTest {
  private static final TestDatabase DATABASE = new TestDatabase();
  private static final JdbcTemplate JDBC = DATABASE.jdbc();

  private final SecretTable table = new SecretTable(JDBC);

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  private static Change brought(String partner, long position, int erasures) {
    return new Change(
        new UserKey(partner, "u"), Relay.secret(partner, "u", erasures), position, null);
  }

  private static Change erased(String partner, long position) {
    return new Change(new UserKey(partner, "u"), null, position, position);
  }

  private static byte @Nullable [] secret(String partner) {
    return JDBC.queryForObject(
        "select secret from proof.person_secret where partner_id = ?", byte[].class, partner);
  }

  private static @Nullable Long erasedPosition(String partner) {
    return JDBC.queryForObject(
        "select erased_position from proof.person_secret where partner_id = ?",
        Long.class,
        partner);
  }

  @Test
  void a_secret_that_was_destroyed_does_not_come_back_when_its_events_are_read_again() {
    table.apply(List.of(brought("again", 2, 0)));
    table.apply(List.of(erased("again", 5)));

    table.apply(List.of(brought("again", 2, 0)));

    assertThat(secret("again")).isNull();
    assertThat(erasedPosition("again")).isEqualTo(5);
  }

  @Test
  void an_erasure_that_is_read_again_does_not_destroy_the_secret_that_came_after_it() {
    table.apply(List.of(brought("after", 2, 0).and(erased("after", 5))));
    table.apply(List.of(brought("after", 8, 1)));

    table.apply(List.of(erased("after", 5)));

    assertThat(secret("after")).isEqualTo(Relay.secret("after", "u", 1).bytes());
    assertThat(erasedPosition("after")).isEqualTo(5);
  }

  @Test
  void an_erasure_forgets_the_words_of_exports_before_it_and_of_no_others() {
    table.apply(List.of(brought("words", 2, 0)));
    UUID before = export("words", 4);
    UUID later = export("words", 6);
    UUID elsewhere = export("other-words", 4);

    table.apply(List.of(erased("words", 5)));
    table.apply(List.of(erased("words", 5))); // read again, for a new generation

    assertThat(words(before)).isEqualTo("erased");
    assertThat(words(later)).isEqualTo("somebody");
    assertThat(words(elsewhere)).isEqualTo("somebody");
  }

  /** An export of a log up to a position, which was searched for somebody. */
  private static UUID export(String partner, long upTo) {
    UUID id = UUID.randomUUID();
    JDBC.update(
        """
        insert into proof.export (export_id, format, language, filters, words, asked_by, started)
        values (?, 'CSV', 'ENGLISH', '{}', 'somebody', 'auditor', now())
        """,
        id);
    JDBC.update(
        "insert into proof.export_log (export_id, partner_id, up_to) values (?, ?, ?)",
        id,
        partner,
        upTo);
    return id;
  }

  private static @Nullable String words(UUID export) {
    return JDBC.queryForObject(
        "select words from proof.export where export_id = ?", String.class, export);
  }

  @Test
  void whatever_parts_several_generations_read_at_once_the_last_event_decides() {
    Random random = new Random(5);
    for (int i = 0; i < 40; i++) {
      String partner = "random-" + i;
      List<Change> history = history(partner, random);
      List<List<Change>> readings =
          IntStream.range(0, 3)
              .mapToObj(n -> parts(history.subList(0, n == 0 ? history.size() : n * 3), random))
              .toList();

      readings.stream()
          .map(parts -> CompletableFuture.runAsync(() -> parts.forEach(this::applyOne)))
          .toList()
          .forEach(CompletableFuture::join);

      Change last = history.stream().reduce(Change::and).orElseThrow();
      assertThat(secret(partner))
          .as("%s", history)
          .isEqualTo(last.secret() == null ? null : last.secret().bytes());
      assertThat(erasedPosition(partner)).isEqualTo(last.erasedPosition());
    }
  }

  private void applyOne(Change change) {
    table.apply(List.of(change));
  }

  private static List<Change> history(String partner, Random random) {
    List<Change> history = new ArrayList<>(List.of(brought(partner, 1, 0)));
    int erasures = 0;
    for (int position = 2; position < 10; position++) {
      if (random.nextInt(3) == 0 && history.getLast().secret() != null) {
        history.add(erased(partner, position));
        erasures++;
      } else {
        history.add(brought(partner, position, erasures));
      }
    }
    return history;
  }

  /** The same in batches, of each what it comes to. */
  private static List<Change> parts(List<Change> history, Random random) {
    List<Change> parts = new ArrayList<>();
    int from = 0;
    while (from < history.size()) {
      int to = Math.min(history.size(), from + 1 + random.nextInt(3));
      parts.add(history.subList(from, to).stream().reduce(Change::and).orElseThrow());
      from = to;
    }
    return parts;
  }
}
