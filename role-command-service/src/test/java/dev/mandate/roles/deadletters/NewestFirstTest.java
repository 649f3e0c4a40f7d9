package dev.mandate.roles.deadletters;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The list over all partitions, and its pages. */
class NewestFirstTest {
  private final Map<Integer, List<DeadLetter>> topic = new TreeMap<>();
  private int readSoFar;

  @Test
  void dead_letters_come_newest_first_over_all_partitions() {
    given(0, 1, 4, 6);
    given(1);
    given(2, 2, 3, 5);

    assertThat(page(null, 10).items())
        .extracting(d -> d.timestamp().toEpochMilli())
        .containsExactly(6L, 5L, 4L, 3L, 2L, 1L);
    assertThat(page(null, 10).nextCursor()).isNull();
  }

  @Test
  void a_partition_is_listed_by_offset_even_where_clocks_disagree() {
    given(0, 9, 1, 5);

    assertThat(page(null, 10).items()).extracting(DeadLetter::offset).containsExactly(2L, 1L, 0L);
  }

  @Test
  void pages_of_any_size_list_everything_once_while_dead_letters_arrive() {
    Random random = new Random(7);
    for (int partition = 0; partition < 5; partition++) {
      given(partition, random.longs(random.nextInt(200), 0, 1_000).sorted().toArray());
    }
    List<DeadLetter> all = new ArrayList<>();
    topic.values().forEach(all::addAll);
    all.sort(
        Comparator.comparing(DeadLetter::timestamp)
            .reversed()
            .thenComparing(DeadLetter::partition)
            .thenComparing(DeadLetter::offset, Comparator.reverseOrder()));

    List<DeadLetter> listed = new ArrayList<>();
    String cursor = null;
    do {
      DeadLetterPage page = page(cursor, 1 + random.nextInt(40));
      listed.addAll(page.items());
      cursor = page.nextCursor();
      topic.forEach(
          (partition, letters) -> letters.add(letter(partition, letters.size(), 2_000, 1)));
    } while (cursor != null);

    assertThat(listed).containsExactlyElementsOf(all);
  }

  @Test
  void a_page_reads_about_as_much_as_it_lists() {
    for (int partition = 0; partition < 12; partition++) {
      given(partition, new Random(partition).longs(1_000, 0, 1_000).sorted().toArray());
    }

    page(null, 100);

    assertThat(readSoFar).isLessThan(2 * 100 + 12 * 2);
  }

  @Test
  void a_page_of_large_dead_letters_ends_early_and_goes_on_with_its_cursor() {
    List<DeadLetter> large = new ArrayList<>();
    for (int offset = 0; offset < 10; offset++) {
      large.add(letter(0, offset, offset, 4 * 1024 * 1024));
    }
    topic.put(0, large);

    DeadLetterPage first = page(null, 100);
    DeadLetterPage second = page(first.nextCursor(), 100);

    assertThat(first.items()).extracting(DeadLetter::offset).containsExactly(9L, 8L, 7L, 6L);
    assertThat(second.items()).extracting(DeadLetter::offset).containsExactly(5L, 4L, 3L, 2L);
  }

  @Test
  void what_the_topic_lost_meanwhile_is_left_out() {
    given(0, 1, 2, 3, 4);
    String cursor = requireNonNull(page(null, 1).nextCursor());

    DeadLetterPage rest =
        NewestFirst.page(Cursor.left(cursor, Map.of(0, new Offsets(2, 4))), 10, this::read);

    assertThat(rest.items()).extracting(DeadLetter::offset).containsExactly(2L);
    assertThat(rest.nextCursor()).isNull();
  }

  @Test
  void a_cursor_of_somebody_else_is_refused() {
    given(0, 1);
    for (String foreign : List.of("", "x", "!", "OTk6MQ", "MDoxLA")) {
      assertThatThrownBy(() -> page(foreign, 1))
          .as(foreign)
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("nextCursor");
    }
  }

  private DeadLetterPage page(@Nullable String cursor, int limit) {
    Map<Integer, Offsets> held = new TreeMap<>();
    topic.forEach((partition, letters) -> held.put(partition, new Offsets(0, letters.size())));
    return NewestFirst.page(cursor == null ? held : Cursor.left(cursor, held), limit, this::read);
  }

  private List<DeadLetter> read(int partition, Offsets offsets) {
    List<DeadLetter> read =
        List.copyOf(
            requireNonNull(topic.get(partition))
                .subList((int) offsets.first(), (int) offsets.next()));
    readSoFar += read.size();
    return read;
  }

  private void given(int partition, long... times) {
    List<DeadLetter> letters = new ArrayList<>();
    for (long time : times) {
      letters.add(letter(partition, letters.size(), time, 1));
    }
    topic.put(partition, letters);
  }

  private static DeadLetter letter(int partition, int offset, long time, int size) {
    return new DeadLetter(
        partition,
        offset,
        Instant.ofEpochMilli(time),
        null,
        "INVALID",
        "the value is absent",
        new DeadLetter.Place("mandate.commands", 0, 0L),
        null,
        size,
        null,
        null,
        null,
        false);
  }
}
