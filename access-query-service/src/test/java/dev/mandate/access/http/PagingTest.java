package dev.mandate.access.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Cursors lead on in their own query, and nowhere else. */
class PagingTest {
  @Test
  void a_cursor_continues_behind_the_last_item() {
    Paging first = Paging.of(2, null, 2, "list", "p1");
    assertThat(first.isFirst()).isTrue();
    assertThat(first.after(0, "")).isEmpty();
    assertThat(first.fetchSize()).isEqualTo(3);

    Page<String> page = first.page(List.of("a", "b", "c"), item -> List.of(item, "7"));
    assertThat(page.items()).containsExactly("a", "b");

    Paging second = Paging.of(5, page.nextCursor(), 2, "list", "p1");
    assertThat(second.isFirst()).isFalse();
    assertThat(second.after(0, "")).isEqualTo("b");
    assertThat(second.afterNumber(1, 0)).isEqualTo(7);
  }

  @Test
  void the_last_page_has_no_cursor() {
    Page<String> page = Paging.of(2, "", 1, "list").page(List.of("a", "b"), List::of);
    assertThat(page.items()).containsExactly("a", "b");
    assertThat(page.nextCursor()).isNull();
  }

  @Test
  void a_cursor_of_another_query_is_refused() {
    Paging paging = Paging.of(1, null, 1, "list", "p1", null);
    String cursor = Objects.requireNonNull(paging.page(List.of("a", "b"), List::of).nextCursor());
    refused(() -> Paging.of(1, cursor, 1, "list", "p2", null));
    refused(() -> Paging.of(1, cursor, 1, "list", "p1", "filter"));
    refused(() -> Paging.of(1, cursor, 2, "list", "p1", null));
  }

  @Test
  void what_is_no_cursor_is_refused() {
    for (String cursor : List.of("!", "a", "YWJj", "%00")) {
      refused(() -> Paging.of(1, cursor, 1, "list"));
    }
  }

  @Test
  void a_forged_cursor_is_refused_where_it_cannot_be_used() {
    Paging paging = Paging.of(1, null, 1, "list");
    String cursor = Objects.requireNonNull(paging.page(List.of("1", "2"), List::of).nextCursor());
    String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    String forged = text.replaceAll("1$", "x\0");
    Paging read =
        Paging.of(
            1,
            Base64.getUrlEncoder().encodeToString(forged.getBytes(StandardCharsets.UTF_8)),
            1,
            "list");
    refused(() -> read.afterNumber(0, 0));
    refused(() -> read.after(0, ""));
  }

  @Test
  void a_forged_instant_that_the_database_could_not_hold_is_refused() {
    Paging first = Paging.of(1, null, 1, "list");
    for (long millis : new long[] {-1, 253_402_300_800_000L, Long.MAX_VALUE, Long.MIN_VALUE}) {
      List<String> key = List.of(Long.toString(millis));
      String forged = Objects.requireNonNull(first.page(List.of(1, 2), _ -> key).nextCursor());
      refused(() -> Paging.of(1, forged, 1, "list").afterInstant(0));
    }
  }

  @Test
  void limits_outside_1_to_1000_are_refused() {
    for (int limit : new int[] {0, -1, 1001, Integer.MAX_VALUE}) {
      refused(() -> Paging.of(limit, null, 1, "list"));
    }
    assertThat(Paging.of(1000, null, 1, "list").fetchSize()).isEqualTo(1001);
  }

  @Test
  void names_are_searched_as_they_are_written() {
    assertThat(Text.containedFilter("50%_\\")).isEqualTo("%50\\%\\_\\\\%");
    assertThat(Text.containedFilter("")).isNull();
    refused(() -> Text.containedFilter("a\0"));
  }

  private static void refused(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(BadRequestException.class);
  }
}
