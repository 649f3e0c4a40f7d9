package dev.mandate.access.authzen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mandate.access.http.BadRequestException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** A token leads on in its own search, and nowhere else. */
class PageTokenTest {
  private static final PageToken TOKEN =
      new PageToken(42, Instant.parse("2026-03-01T08:00:00.123456Z"), 7, "user-9");
  private static final String SEARCH =
      """
      {"subject": {"type": "user"}, "action": {"name": "view:X"},
       "resource": {"type": "customer_org", "id": "c", "properties": {"a": 1, "b": 2}},
       "context": {"x": 1}, "page": {"limit": 2, "properties": {"sort": "id"}}}
      """;

  @Test
  void a_token_is_read_as_it_was_written() {
    assertThat(PageToken.decode(TOKEN.encode("search"), "search")).isEqualTo(TOKEN);
  }

  @Test
  void a_token_of_another_search_is_refused() {
    String token = TOKEN.encode("search");
    refused(() -> PageToken.decode(token, "another"), "none of this search");
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "a", "YWJj", "%00", "NDIK", "YQpiCmMKZAplCmY"})
  void what_is_no_token_is_refused(String token) {
    refused(() -> PageToken.decode(token, "search"), "none of this search");
  }

  @Test
  void a_token_is_refused_whichever_of_its_characters_is_damaged() {
    String token = TOKEN.encode("search");
    for (int i = 0; i < token.length() - 1; i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String damaged = token.substring(0, i) + other + token.substring(i + 1);
      refused(() -> PageToken.decode(damaged, "search"), "none of this search");
      String cut = token.substring(0, i);
      refused(() -> PageToken.decode(cut, "search"), "none of this search");
    }
  }

  @Test
  void a_forged_token_is_refused_where_no_answer_is_possible() {
    Instant now = TOKEN.instant();
    for (PageToken forged :
        new PageToken[] {
          new PageToken(-1, now, 7, "u"),
          new PageToken(1, now, -7, "u"),
          new PageToken(1, now, 7, "u\0"),
          new PageToken(1, Instant.parse("-0400-01-01T00:00:00Z"), 7, "u"),
          new PageToken(1, Instant.parse("+290000-01-01T00:00:00Z"), 7, "u"),
        }) {
      String token = forged.encode("search");
      refused(() -> PageToken.decode(token, "search"), "none of this search");
    }
    String text =
        new String(Base64.getUrlDecoder().decode(TOKEN.encode("s")), StandardCharsets.UTF_8);
    String huge = text.replaceFirst("\n[0-9]+\n", "\n" + Long.MAX_VALUE + "0\n");
    String token = Base64.getUrlEncoder().encodeToString(huge.getBytes(StandardCharsets.UTF_8));
    refused(() -> PageToken.decode(token, "s"), "none of this search");
  }

  @Test
  void searches_are_the_same_in_whatever_order_and_on_whatever_page() {
    String same =
        """
        {"page": {"properties": {"sort": "id"}, "token": "x", "limit": 9}, "foo": 1,
         "context": {"x": 1},
         "resource": {"properties": {"b": 2, "a": 1}, "id": "c", "type": "customer_org"},
         "action": {"name": "view:X"}, "subject": {"id": "ignored", "type": "user"}}
        """;
    assertThat(canonical(SearchKind.SUBJECT, same))
        .isEqualTo(canonical(SearchKind.SUBJECT, SEARCH));
  }

  @ParameterizedTest
  @CsvSource({
    "view:X, edit:X",
    "customer_org, partner_org",
    "'\"c\"', '\"d\"'",
    "'\"a\": 1', '\"a\": 2'",
    "'\"x\": 1', '\"x\": true'",
    "'\"sort\": \"id\"', '\"sort\": \"name\"'"
  })
  void searches_with_other_entities_or_parameters_are_others(String one, String other) {
    assertThat(canonical(SearchKind.SUBJECT, SEARCH.replace(one, other)))
        .isNotEqualTo(canonical(SearchKind.SUBJECT, SEARCH));
  }

  @Test
  void what_is_sought_is_ignored_and_what_is_given_is_not() {
    String named = SEARCH.replace("\"user\"", "\"user\", \"id\": 5");
    assertThat(canonical(SearchKind.SUBJECT, named))
        .isEqualTo(canonical(SearchKind.SUBJECT, SEARCH));
    assertThat(canonical(SearchKind.RESOURCE, named))
        .isNotEqualTo(canonical(SearchKind.RESOURCE, SEARCH));
    assertThat(canonical(SearchKind.ACTION, SEARCH.replace("{\"name\": \"view:X\"}", "7")))
        .isEqualTo(canonical(SearchKind.ACTION, SEARCH));
    assertThat(canonical(SearchKind.ACTION, SEARCH))
        .isNotEqualTo(canonical(SearchKind.RESOURCE, SEARCH));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "2.0, 2", "1e3, 1000", "99999999999999999999, 2147483647"})
  void a_limit_is_a_natural_number(String limit, int expected) {
    assertThat(page("{\"limit\": %s}".formatted(limit)).limit()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, page.limit has to be a number",
    "1.5, page.limit has to be a number",
    "1e999, page.limit has to be a number",
    "'\"10\"', page.limit has to be a number",
    "true, page.limit has to be a number",
    "[], page.limit has to be a number"
  })
  void another_limit_is_refused(String limit, String why) {
    refused(() -> page("{\"limit\": %s}".formatted(limit)), why);
  }

  @Test
  void a_page_is_read_with_or_without_what_is_optional() {
    String token = TOKEN.encode("search");
    assertThat(page("{}")).isEqualTo(new PageRequest(true, PageRequest.UNLIMITED, null));
    assertThat(page("null")).isEqualTo(new PageRequest(false, PageRequest.UNLIMITED, null));
    assertThat(page("{\"token\": \"\"}").token()).isNull();
    assertThat(page("{\"token\": \"%s\"}".formatted(token)))
        .isEqualTo(new PageRequest(true, 7, TOKEN));
    assertThat(page("{\"token\": \"%s\", \"limit\": 3}".formatted(token)).limit()).isEqualTo(3);
    refused(() -> page("5"), "page has to be an object");
    refused(() -> page("{\"token\": 5}"), "page.token has to be a string");
    refused(() -> page("{\"properties\": 5}"), "page.properties has to be an object");
  }

  private static PageRequest page(String page) {
    return PageRequest.read(parse("{\"page\": %s}".formatted(page)), "search");
  }

  private static String canonical(SearchKind kind, String body) {
    return kind.canonical(parse(body));
  }

  private static ObjectNode parse(String body) {
    return Json.parse(body.getBytes(StandardCharsets.UTF_8));
  }

  private static void refused(ThrowingCallable call, String why) {
    assertThatThrownBy(call).isInstanceOf(BadRequestException.class).hasMessageContaining(why);
  }
}
