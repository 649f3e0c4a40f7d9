package dev.mandate.access.console.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mandate.access.audit.AuditFilter;
import dev.mandate.access.audit.Related;
import dev.mandate.access.console.page.Times;
import dev.mandate.access.http.BadRequestException;
import dev.mandate.audit.Actor;
import dev.mandate.audit.AuditEntry;
import dev.mandate.audit.Outcome;
import dev.mandate.policy.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a form says becomes a filter of the log that is open, and a link that says the same. */
class EntrySearchTest {
  private static final OpenLog LOG = new OpenLog("p", null, true);
  private static final Times BERLIN = new Times(Language.ENGLISH, ZoneId.of("Europe/Berlin"));
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final Instant DECIDED = Instant.parse("2026-03-01T08:00:00.123Z");

  private static AuditFilter filter(OpenLog log, Map<String, String> parameters) {
    return EntrySearch.of(parameters).filter(log, BERLIN, null);
  }

  @Test
  void fields_filter_and_empty_ones_do_not() {
    AuditFilter filter =
        filter(
            LOG,
            Map.of(
                "q",
                " ada ",
                "actor",
                "a",
                "target",
                "",
                "action",
                "RoleGranted",
                "outcome",
                "REJECTED",
                "customer",
                "c",
                "cursor",
                "x"));
    assertThat(filter)
        .isEqualTo(
            new AuditFilter(
                "p", "c", "a", null, "RoleGranted", Outcome.REJECTED, null, null, "ada", null));
    assertThat(EntrySearch.of(Map.of("q", " ", "actor", "", "cursor", "x")).isEmpty()).isTrue();
  }

  @Test
  void times_are_those_of_the_persons_zone() {
    AuditFilter filter = filter(LOG, Map.of("from", "2026-07-01T00:00", "to", "2026-12-01T00:00"));
    assertThat(filter.from()).isEqualTo(Instant.parse("2026-06-30T22:00:00Z"));
    assertThat(filter.to()).isEqualTo(Instant.parse("2026-11-30T23:00:00Z"));
  }

  @Test
  void R32_in_the_entries_of_a_customer_no_other_customer_can_be_named() {
    OpenLog ofCustomer = new OpenLog("p", "mine", false);
    assertThat(filter(ofCustomer, Map.of("customer", "other")).customer()).isEqualTo("mine");
  }

  @ParameterizedTest
  @CsvSource({"outcome, MAYBE", "from, yesterday", "to, 2026-13-01T00:00", "q, a\0b"})
  void what_makes_no_sense_is_refused(String name, String value) {
    assertThatThrownBy(() -> filter(LOG, Map.of(name, value)))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  void the_command_of_an_entry_is_looked_for_at_its_instant() {
    EntrySearch search = EntrySearch.of(Map.of("commandOf", "7", "from", "2020-01-01T00:00"));
    assertThat(search.relatedTo()).isEqualTo(7);
    AuditFilter filter = search.filter(LOG, BERLIN, entry());
    assertThat(filter.related()).isEqualTo(Related.command("/source", "command-7"));
    assertThat(filter.from()).isEqualTo(DECIDED);
    assertThat(filter.to()).isEqualTo(DECIDED.plusMillis(1));
    assertThatThrownBy(() -> EntrySearch.of(Map.of("commandOf", "x")).relatedTo())
        .isInstanceOf(BadRequestException.class);
  }

  private static AuditEntry entry() {
    return new AuditEntry(
        "p",
        7,
        "RoleGranted",
        "GrantRole",
        Outcome.ACCEPTED,
        null,
        null,
        new Actor("user", "a", "Ada", List.of()),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        DECIDED,
        DECIDED,
        DECIDED,
        "command-7",
        "/source",
        "command-7",
        TRACE,
        null);
  }

  @Test
  void correlation_and_trace_are_looked_for_and_never_exported() {
    EntrySearch correlation = EntrySearch.of(Map.of("correlation", "c 1", "actor", "a"));
    EntrySearch trace = EntrySearch.of(Map.of("traceOf", "7"));
    assertThat(correlation.isForRelated()).isTrue();
    assertThat(correlation.filter(LOG, BERLIN, null).related())
        .isEqualTo(Related.correlation("c 1"));
    AuditFilter traced = trace.filter(LOG, BERLIN, entry());
    assertThat(trace.relatedTo()).isEqualTo(7);
    assertThat(traced.related()).isEqualTo(Related.trace(TRACE));
    assertThat(traced.from()).isBefore(DECIDED);
    assertThat(traced.to()).isAfter(DECIDED);
    assertThat(correlation.withoutRelated()).isEqualTo(EntrySearch.of(Map.of("actor", "a")));
  }

  @Test
  void a_link_says_everything_whatever_it_is() {
    assertThat(EntrySearch.of(Map.of("q", "50% & <b>{x}")).link("/log", "c+1"))
        .isEqualTo("/log?q=50%25%20%26%20%3Cb%3E%7Bx%7D&cursor=c%2B1");
    assertThat(EntrySearch.of(Map.of()).link("/log")).isEqualTo("/log");
  }

  @Test
  void a_filter_is_said_as_whoever_looks_would_say_it() {
    Map<String, String> fields =
        Map.of("q", "ada", "outcome", "REJECTED", "to", "2026-12-01T08:30", "customer", "c");
    assertThat(EntrySearch.of(filter(LOG, fields), BERLIN)).isEqualTo(EntrySearch.of(fields));
  }
}
