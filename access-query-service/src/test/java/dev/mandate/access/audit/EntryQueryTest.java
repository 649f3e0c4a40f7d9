package dev.mandate.access.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.http.Paging;
import dev.mandate.access.personal.PeopleByName.Called;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A filter becomes conditions that an index can answer. */
class EntryQueryTest {
  private static final Paging FIRST = Paging.of(10, null, AuditLog.KEY_LENGTH, "test");

  @Test
  void a_filter_of_one_thing_each_is_one_question() {
    EntryQuery query = query(filter("p", null, "GrantRole", null, null));
    assertThat(query.page("c"))
        .isEqualTo(
            "select c from audit_entry where partner_id = :partner and command = :command"
                + " order by decided desc, partner_id, position desc limit 11");
    assertThat(query.parameters()).containsOnlyKeys("partner", "command");
  }

  @Test
  void a_target_is_asked_for_as_a_user_and_as_a_customer() {
    assertThat(query(filter(null, "x", null, null, null)).page("c"))
        .contains("where target_user = :target order by", "where customer_id = :target order by")
        .doesNotContain(" or ");
  }

  @Test
  void several_events_are_asked_for_one_by_one_and_one_event_by_itself() {
    assertThat(query(filter(null, null, null, null, Set.of("A", "B"))).page("c"))
        .contains("unnest(:events::text[])", "where event = m.event order by");
    assertThat(query(filter(null, null, null, null, Set.of("A"))).page("c"))
        .contains("where event = :event order by")
        .doesNotContain("unnest");
  }

  @Test
  void those_who_are_called_so_are_looked_up_one_by_one() {
    AuditFilter filter = filter(null, "x", null, "ada", null);
    assertThat(
            EntryQuery.lookingUp(filter, Happened.of(filter), mentions(3), null, FIRST).page("c"))
        .contains(
            "actor_id = m.id and hashtextextended(actor_name, 0) = m.name",
            "target_user = m.id and hashtextextended(target_name, 0) = m.name",
            "(target_user = :target or ")
        .doesNotContain("customer_id = m.id", "reason_key");
  }

  @Test
  void a_text_is_met_while_reading_all_or_the_first_of_what_passes_otherwise() {
    AuditFilter filter = filter("p", null, "GrantRole", "ada", null);
    assertThat(query(filter).reading("%ada%", mentions(3)).page("c"))
        .contains(
            "where (hashtextextended(actor_name, 0) = any(:names::bigint[])",
            "reason collate pg_unicode_fast ilike :pattern) limit 11")
        .doesNotContain("m.id");
    assertThat(query(filter).pageWithText(1000, "c"))
        .contains("command = :command order by", "limit 1000) entry where (hashtextextended(")
        .endsWith("limit 11");
  }

  @Test
  void how_entries_are_read_for_a_text_does_not_depend_on_how_many_have_it() {
    AuditFilter filter = filter("p", "x", null, "ada", null);
    assertThat(query(filter).reading("%ada%", mentions(3)).page("c"))
        .contains(
            "target_user = :target order by decided desc, partner_id, position desc offset 0)",
            "customer_id = :target order by decided desc, partner_id, position desc offset 0)");
  }

  private static EntryQuery query(AuditFilter filter) {
    return EntryQuery.of(filter, Happened.of(filter), FIRST);
  }

  private static AuditFilter filter(
      @Nullable String partner,
      @Nullable String target,
      @Nullable String action,
      @Nullable String q,
      @Nullable Set<String> events) {
    return new AuditFilter(partner, null, null, target, action, null, null, null, q, events);
  }

  private static Mentions mentions(int users) {
    List<Called> people =
        IntStream.range(0, users)
            .mapToObj(number -> new Called("p", "u" + number, number))
            .toList();
    return Mentions.of(people, List.of(), true);
  }
}
