package dev.mandate.access.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.audit.Mentions.Found;
import dev.mandate.access.audit.Mentions.Kind;
import dev.mandate.access.audit.Mentions.Mention;
import dev.mandate.access.http.Paging;
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
    EntryQuery query = query(filter("p", null, "GrantRole", null, null), null, FIRST);
    assertThat(query.sql("c"))
        .isEqualTo(
            "select c from audit_entry where partner_id = :partner and command = :command"
                + " order by decided desc, partner_id, position desc limit 11");
    assertThat(query.parameters()).containsOnlyKeys("partner", "command");
  }

  @Test
  void a_target_is_asked_for_as_a_user_and_as_a_customer() {
    assertThat(query(filter(null, "x", null, null, null), null, FIRST).sql("c"))
        .contains("where target_user = :target order by", "where customer_id = :target order by")
        .doesNotContain(" or ");
  }

  @Test
  void several_events_are_asked_for_one_by_one_and_one_event_by_itself() {
    assertThat(query(filter(null, null, null, null, Set.of("A", "B")), null, FIRST).sql("c"))
        .contains("unnest(:events::text[])", "where event = m.event order by");
    assertThat(query(filter(null, null, null, null, Set.of("A")), null, FIRST).sql("c"))
        .contains("where event = :event order by")
        .doesNotContain("unnest");
  }

  @Test
  void few_that_are_called_so_are_looked_up_and_many_are_met_while_reading() {
    AuditFilter filter = filter(null, "x", null, "ada", null);
    assertThat(query(filter, mentions(3, true), FIRST).sql("c"))
        .contains("actor_id = m.id", "target_user = m.id", "(target_user = :target or ")
        .doesNotContain("customer_id = m.id", "reason_key");
    assertThat(query(filter, mentions(500, true), FIRST).sql("c"))
        .contains("actor_name collate pg_unicode_fast ilike :pattern")
        .doesNotContain("m.id");
    assertThat(query(filter, mentions(3, false), FIRST).sql("c"))
        .contains("actor_name collate pg_unicode_fast ilike :pattern")
        .doesNotContain("m.id");
  }

  private static EntryQuery query(AuditFilter filter, @Nullable Mentions mentions, Paging paging) {
    return EntryQuery.of(filter, Happened.of(filter), mentions, null, paging);
  }

  private static AuditFilter filter(
      @Nullable String partner,
      @Nullable String target,
      @Nullable String action,
      @Nullable String q,
      @Nullable Set<String> events) {
    return new AuditFilter(partner, null, null, target, action, null, null, null, q, events);
  }

  private static Mentions mentions(int users, boolean areAll) {
    List<Found> found =
        IntStream.range(0, users)
            .mapToObj(number -> new Found(Kind.USER, new Mention("p", "u" + number)))
            .toList();
    return Mentions.of(found, areAll);
  }
}
