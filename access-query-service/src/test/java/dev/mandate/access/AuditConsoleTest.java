package dev.mandate.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mandate.access.testing.Browser;
import dev.mandate.access.testing.CommandTopic;
import dev.mandate.access.testing.History;
import dev.mandate.audit.EntryForm;
import dev.mandate.audit.EntryReader;
import dev.mandate.commands.RejectionCode;
import dev.mandate.events.CommandRejected;
import dev.mandate.events.CustomerAssigned;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.PersonErased;
import dev.mandate.events.RestrictedModeToggled;
import dev.mandate.events.UserUpdated;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.JsonText;
import dev.mandate.policy.Role;
import dev.mandate.proof.Checkpoint;
import dev.mandate.proof.Hash;
import dev.mandate.proof.InclusionProof;
import dev.mandate.proof.SignedNote;
import dev.mandate.proof.VerifierKey;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The audit log in the console, as a browser without scripts sees it. */
class AuditConsoleTest extends ServiceTest {
  private static final String P = "aud-partner";
  private static final String C = "aud-customer";
  private static final String OTHER = "aud-other-customer";
  private static final String FULL = "aud-full";
  private static final String PARTNER_FULL = "aud-partner-full";
  private static final String LISTED = "aud-listed";
  private static final String OWN = "aud-own";
  private static final String LOG = "/console/partners/" + P + "/audit";
  private static final String CUSTOMER_LOG = "/console/customers/" + C + "/audit";
  private static final String ADA = "Zéphyrine Quillfeather";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private static final Pattern POSITIONS = Pattern.compile("<li[^>]*data-position=\"(\\d+)\"");
  private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

  private static final History HISTORY = partner(P);
  private static long traced;
  private static long updated;

  @BeforeAll
  static void a_log() {
    CommandTopic.createIfMissing();
    HISTORY
        .add(user(P, FULL, "Fay Full"), granted(P, FULL, Role.FULL_ADMIN))
        .add(user(P, PARTNER_FULL, "Pat Full"), granted(P, PARTNER_FULL, Role.PARTNER_FULL_ADMIN))
        .add(user(P, LISTED, "Lis Ted"), granted(P, LISTED, Role.PARTNER_ADMIN))
        .add(new CustomerProvisioned(P, C, "Cedar <b>Law</b>", null, true))
        .add(new CustomerProvisioned(P, OTHER, "Other", null, true))
        .add(new CustomerAssigned(P, LISTED, C, AssignmentBasis.ASSIGNED))
        .add(ownRole(P, C, OWN, Role.CUSTOMER_FULL_ADMIN));
    HISTORY.byUser(FULL, Role.FULL_ADMIN).because("has an IT department");
    HISTORY.tracedBy("order-1", "00-" + TRACE + "-00f067aa0ba902b7-01");
    HISTORY.add(new RestrictedModeToggled(P, C, false));
    traced = HISTORY.position();
    HISTORY.tracedBy("order-2", "none").because(null);
    HISTORY.add(new UserUpdated(P, LISTED, "Lisa Ted", null, null));
    updated = HISTORY.position();
    JsonText asked = new JsonText("{\"partnerId\":\"%s\",\"x\":1}".formatted(P));
    for (int i = 0; i < 60; i++) {
      HISTORY.add(new CommandRejected(P, "GrantRole", RejectionCode.INVALID, "role is", asked));
    }
    topic.send(HISTORY.events());
    awaitCheckpoint(HISTORY);
  }

  private static void awaitCheckpoint(History history) {
    String path = "/v1/audit/checkpoints?limit=1&partner=" + history.partnerId();
    String size = "\"size\":" + history.position();
    await().until(() -> api.get(path).body().toString().contains(size));
  }

  private static List<Long> positions(HttpResponse<String> page) {
    assertThat(page.statusCode()).isEqualTo(200);
    return POSITIONS.matcher(page.body()).results().map(m -> Long.valueOf(m.group(1))).toList();
  }

  private static String entry(long position) {
    return LOG + "/entries/" + position;
  }

  private static String textOf(HttpResponse<String> page, String id) {
    Matcher part =
        Pattern.compile("<pre[^>]* id=\"" + id + "\"[^>]*>([^<]*)</pre>").matcher(page.body());
    assertThat(part.find()).as(id).isTrue();
    return HtmlUtils.htmlUnescape(part.group(1));
  }

  private static List<String> codesOf(HttpResponse<String> page, String id) {
    Matcher part =
        Pattern.compile("id=\"" + id + "\">(.*?)</[uo]l>", Pattern.DOTALL).matcher(page.body());
    assertThat(part.find()).as(id).isTrue();
    return Pattern.compile("<code[^>]*>([^<]*)</code>")
        .matcher(part.group(1))
        .results()
        .map(found -> HtmlUtils.htmlUnescape(found.group(1)))
        .toList();
  }

  @Test
  void the_list_pages_through_everything_once_newest_first() {
    Browser browser = Browser.of(api, FULL);
    List<Long> all = new ArrayList<>();
    @Nullable String path = LOG;
    while (path != null) {
      HttpResponse<String> page = browser.open(path);
      all.addAll(positions(page));
      Matcher next = NEXT.matcher(page.body());
      path = next.find() ? HtmlUtils.htmlUnescape(next.group(1)) : null;
    }
    List<Long> expected = new ArrayList<>();
    for (long position = HISTORY.position(); position > 0; position--) {
      expected.add(position);
    }
    assertThat(all).isEqualTo(expected);
  }

  @Test
  void filters_are_those_of_the_contract() {
    Browser browser = Browser.of(api, FULL);
    assertThat(positions(browser.open(LOG + "?q=DEPARTMENT"))).containsExactly(traced);
    assertThat(positions(browser.open(LOG + "?actor=" + FULL + "&outcome=ACCEPTED")))
        .containsExactly(updated, traced);
    assertThat(positions(browser.open(LOG + "?target=" + OTHER))).hasSize(1);
    assertThat(positions(browser.open(LOG + "?customer=" + C + "&action=CustomerAssigned")))
        .hasSize(1);
    assertThat(positions(browser.open(LOG + "?action=GrantRole&outcome=REJECTED"))).hasSize(50);
    assertThat(positions(browser.open(LOG + "?from=2026-03-01T08:00&to=2026-03-01T08:00:03")))
        .containsExactly(2L, 1L);
    HttpResponse<String> none = browser.open(LOG + "?q=nothing+like+it");
    assertThat(positions(none)).isEmpty();
    assertThat(none.body()).contains("No entry fits these filters.");
    assertThat(browser.open(LOG + "?outcome=MAYBE").statusCode()).isEqualTo(400);
    assertThat(browser.open(LOG + "?cursor=x").statusCode()).isEqualTo(400);
  }

  @Test
  void sentences_are_in_the_language_of_whoever_reads() {
    Browser browser = Browser.of(api, FULL);
    assertThat(browser.open(LOG + "?q=department").body())
        .contains("switched restricted mode of Cedar &lt;b&gt;Law&lt;/b&gt; (" + C + ") off");
    browser.submit(LOG, "/console/preferences", "language", "CHINESE");
    assertThat(browser.open(LOG + "?q=department").body()).contains("受限模式").contains("审计日志");
  }

  @Test
  void R31_an_entry_shows_old_and_new_values_the_actors_roles_and_three_times() {
    String page = Browser.of(api, FULL).open(entry(traced)).body();
    assertThat(page)
        .contains("<del><span>On</span></del>", "<ins><span>Off</span></ins>")
        .contains("Fay Full", "Full administrator", "has an IT department")
        .contains(">Asked<", ">Decided<", ">Recorded<", "command-" + traced);
  }

  @Test
  void ids_lead_to_what_belongs_together() {
    Browser browser = Browser.of(api, FULL);
    String page = browser.open(entry(traced)).body();
    assertThat(page)
        .contains(
            "?commandOf=" + traced + "\"",
            "?correlation=order-1\"",
            "?traceOf=" + traced + "\"",
            TRACE);
    for (String link :
        List.of("?commandOf=" + traced, "?correlation=order-1", "?traceOf=" + traced)) {
      assertThat(positions(browser.open(LOG + link))).as(link).containsExactly(traced);
    }
    assertThat(browser.open(LOG + "?commandOf=100000").statusCode()).isEqualTo(404);
    assertThat(browser.open(LOG + "?commandOf=x").statusCode()).isEqualTo(400);
    assertThat(browser.open(entry(100_000)).statusCode()).isEqualTo(404);
    assertThat(browser.open(LOG + "/entries/x").statusCode()).isEqualTo(404);
  }

  @Test
  void R33_what_an_entry_shows_of_its_proof_leads_to_a_checkpoint_that_is_signed() {
    Browser browser = Browser.of(api, FULL);
    for (long position : List.of(1L, traced, updated, HISTORY.position())) {
      expectProof(browser.open(entry(position)), position);
    }
  }

  private static void expectProof(HttpResponse<String> page, long position) {
    SignedNote note = SignedNote.of(textOf(page, "note"));
    Checkpoint checkpoint = Checkpoint.of(note.text());
    InclusionProof proof =
        new InclusionProof(
            position - 1,
            checkpoint.size(),
            codesOf(page, "path").stream().map(Hash::ofBase64).toList());
    Hash leaf = EntryForm.hash(EntryReader.read(textOf(page, "shown")));
    assertThat(proof.proves(leaf, checkpoint.root())).as("position %d", position).isTrue();
    assertThat(codesOf(page, "keys"))
        .isNotEmpty()
        .allMatch(key -> VerifierKey.of(key).verifies(note));
  }

  @Test
  void R32_a_customers_people_read_its_entries_and_nothing_else() {
    Browser own = Browser.of(api, OWN);
    assertThat(own.open("/console").body()).contains(CUSTOMER_LOG);
    assertThat(positions(own.open(CUSTOMER_LOG))).containsExactly(traced, 11L, 10L, 8L);
    assertThat(positions(own.open(CUSTOMER_LOG + "?customer=" + OTHER)))
        .containsExactly(traced, 11L, 10L, 8L);
    HttpResponse<String> entry = own.open(CUSTOMER_LOG + "/entries/" + traced);
    assertThat(entry.body())
        .contains("has an IT department", "people who may read the whole log")
        .doesNotContain("id=\"note\"");
    assertThat(own.open(CUSTOMER_LOG + "/entries/1").statusCode()).isEqualTo(404);
    assertThat(own.open(CUSTOMER_LOG + "?commandOf=1").statusCode()).isEqualTo(404);
    assertThat(own.open(LOG).statusCode()).isEqualTo(404);
    assertThat(own.open("/console/customers/" + OTHER + "/audit").statusCode()).isEqualTo(404);
  }

  @Test
  void people_of_a_partner_without_the_whole_log_choose_a_customer() {
    Browser partnerFull = Browser.of(api, PARTNER_FULL);
    String chooser = LOG + "/customers";
    assertThat(partnerFull.open("/console").body()).contains("href=\"" + chooser + "\"");
    assertThat(partnerFull.open(LOG).statusCode()).isEqualTo(403);
    assertThat(partnerFull.open(chooser).body()).contains(C).contains(OTHER);
    assertThat(partnerFull.open(chooser + "?name=LAW").body()).contains(C).doesNotContain(OTHER);
    assertThat(positions(partnerFull.open("/console/customers/" + OTHER + "/audit"))).hasSize(1);

    Browser listed = Browser.of(api, LISTED);
    assertThat(listed.open(chooser).body()).contains(C).doesNotContain(OTHER);
    assertThat(listed.open("/console/customers/" + OTHER + "/audit").statusCode()).isEqualTo(403);
    assertThat(Browser.of(api, FULL).open("/console").body()).contains("href=\"" + LOG + "\"");
  }

  @Test
  void R32_an_export_is_begun_downloaded_proved_and_on_record_as_the_persons_own() {
    Browser browser = Browser.of(api, FULL);
    HttpResponse<String> form = browser.open(LOG + "/exports?outcome=ACCEPTED&q=");
    assertThat(form.body()).contains("value=\"ACCEPTED\" selected", "value=\"jsonl\"");

    HttpResponse<String> begun =
        browser.submit(
            LOG + "/exports", LOG + "/exports", "format", "jsonl", "outcome", "ACCEPTED", "q", "");
    String export = Browser.location(begun).replaceFirst("^.*(?=/console/)", "");
    assertThat(export).startsWith(LOG + "/exports/");
    assertThat(browser.open(export).body())
        .contains("It is ready to be downloaded.", "every 2s")
        .doesNotContain("/manifest");

    HttpResponse<String> content = browser.get(export + "/content");
    assertThat(content.body())
        .isEqualTo(api.getText("/v1/audit/export?format=jsonl&outcome=ACCEPTED&partner=" + P));
    assertThat(content.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("attachment", "audit-" + P);

    String page = browser.open(export).body();
    JsonNode manifest = JsonMapper.shared().readTree(browser.get(export + "/manifest").body());
    assertThat(page)
        .contains(manifest.get("sha256").asString(), "/manifest", "/proof", "deploy/verify/verify")
        .doesNotContain("every 2s");
    assertThat(manifest.get("rows").asLong()).isEqualTo(content.body().lines().count());
    assertThat(browser.get(export + "/proof").body()).startsWith(P + " ");

    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                CommandTopic.awaitCommands(P, 1).stream()
                    .map(command -> command.get("data"))
                    .anyMatch(
                        data ->
                            data.get("by").asString().equals(FULL)
                                && data.get("format").asString().equals("jsonl")
                                && data.get("rows").asLong() == content.body().lines().count()));
  }

  @Test
  void nobody_else_gets_an_export_and_it_is_found_only_where_it_belongs() {
    Browser own = Browser.of(api, OWN);
    HttpResponse<String> begun =
        own.submit(CUSTOMER_LOG + "/exports", CUSTOMER_LOG + "/exports", "customer", OTHER);
    String id = Browser.location(begun).replaceFirst("^.*/", "");
    assertThat(own.get(CUSTOMER_LOG + "/exports/" + id + "/content").body())
        .startsWith("position,")
        .contains(C)
        .doesNotContain(OTHER);
    Browser full = Browser.of(api, FULL);
    for (String file : List.of("", "/content", "/manifest", "/proof")) {
      assertThat(full.get(CUSTOMER_LOG + "/exports/" + id + file).statusCode()).isEqualTo(404);
      assertThat(
              own.get("/console/customers/" + OTHER + "/audit/exports/" + id + file).statusCode())
          .isEqualTo(404);
    }
    assertThat(own.get(CUSTOMER_LOG + "/exports/nothing").statusCode()).isEqualTo(404);
    assertThat(
            own.submit(CUSTOMER_LOG + "/exports", CUSTOMER_LOG + "/exports", "format", "xml")
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void R31_who_could_do_something_is_shown_with_the_grants_and_taken_away_as_a_table() {
    Browser browser = Browser.of(api, FULL);
    String review = LOG + "/access-review";
    String of = review + "?capability=CUSTOMER_ORG.CUSTOMER_LIST&customer=" + C;
    assertThat(browser.open(review).body()).contains("Choose what you want to know about.");
    assertThat(browser.open(of).body())
        .contains("Pat Full", "for all customers", "by the managed list", "/entries/10")
        .doesNotContain("target=" + FULL);
    assertThat(browser.open(of + "&at=2026-03-01T08:00:05").body()).contains("no such customer");
    assertThat(browser.open(review + "?capability=CUSTOMER_ORG.CUSTOMER_LIST").body())
        .contains("Name the customer.");
    assertThat(browser.open(of.replace(C, "nobody")).body()).contains("no such customer");
    HttpResponse<String> table = browser.open(of + "&format=csv");
    assertThat(table.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
    assertThat(table.body())
        .startsWith("userId,displayName,level")
        .contains(PARTNER_FULL + ",Pat Full,");
    assertThat(browser.open(review + "?format=csv").statusCode()).isEqualTo(400);
  }

  @Test
  void R31_administrators_without_activity_stand_out() {
    Browser browser = Browser.of(api, FULL);
    String review = LOG + "/administrator-review";
    assertThat(browser.open(review + "?finding=INACTIVE&inactiveDays=1").body())
        .contains("Pat Full", "never", "Without activity");
    assertThat(browser.open(review + "?finding=NEAR_LIMIT").body())
        .contains("No administrator stands out.");
    assertThat(browser.open(review + "?inactiveDays=0").statusCode()).isEqualTo(400);
    assertThat(browser.open(review + "?finding=INACTIVE&inactiveDays=1&format=csv").body())
        .startsWith("userId,displayName,email,roles")
        .contains(PARTNER_FULL);
  }

  @Test
  void R33_whoever_is_erased_is_shown_by_id_and_the_proof_stays() {
    History history = historyOfAda("aud-erased-entry");
    String log = "/console/partners/aud-erased-entry/audit";
    Browser browser = Browser.of(api, "aud-erased-entry-full");
    List<String> pages = List.of("/entries/4", "/entries/5", "/entries/6", "/entries/7");
    for (String page : pages) {
      assertThat(browser.open(log + page).body()).as(page).contains(ADA);
    }

    eraseAda(history);

    awaitCheckpoint(history);
    for (String page : pages) {
      HttpResponse<String> entry = browser.open(log + page);
      expectProof(entry, Long.parseLong(page.replaceFirst(".*/", "")));
      assertThat(entry.body().replaceFirst("(?s)<pre[^>]* id=\"shown\".*?</pre>", ""))
          .as(page)
          .contains("aud-erased-entry-ada", ">erased<")
          .doesNotContain(ADA, "sealed:");
    }
    assertThat(browser.open(log).body())
        .contains("aud-erased-entry-ada")
        .doesNotContain(ADA, "sealed:");
    for (String review :
        List.of(
            "/access-review?capability=CUSTOMER_ORG.CUSTOMER_LIST&customer=aud-erased-entry-c",
            "/administrator-review?finding=INACTIVE&inactiveDays=1")) {
      assertThat(browser.open(log + review).body())
          .as(review)
          .contains("aud-erased-entry-ada")
          .doesNotContain(ADA, "sealed:");
    }
  }

  private static History historyOfAda(String p) {
    String ada = p + "-ada";
    JsonText asked =
        new JsonText(
            "{\"partnerId\":\"%s\",\"userId\":\"%s\",\"displayName\":\"%s\"}"
                .formatted(p, ada, ADA));
    History history =
        partner(p)
            .add(user(p, p + "-full", "Fay Full"), granted(p, p + "-full", Role.FULL_ADMIN)) // 3
            .add(user(p, ada, ADA), granted(p, ada, Role.PARTNER_FULL_ADMIN)) // 5
            .add(new UserUpdated(p, ada, ADA + " II", null, null))
            .add(new CommandRejected(p, "ProvisionUser", RejectionCode.INVALID, "no", asked)) // 7
            .add(new CustomerProvisioned(p, p + "-c", "Harbour", null, true));
    topic.send(history.events());
    awaitCheckpoint(history);
    return history;
  }

  private static void eraseAda(History history) {
    String p = history.partnerId();
    history.add(new PersonErased(p, p + "-ada"));
    topic.send(List.of(history.last()));
    api.getAt(history.position(), "/v1/partners/" + p);
  }

  @Test
  void an_export_of_before_somebody_was_erased_says_that_another_has_to_be_begun() {
    History history = historyOfAda("aud-erased-export");
    String exports = "/console/partners/aud-erased-export/audit/exports";
    Browser browser = Browser.of(api, "aud-erased-export-full");
    String whole = begin(browser, exports, "outcome", "ACCEPTED", "from", "2026-01-01T00:00");
    String found = begin(browser, exports, "q", "Harbour");
    String untouched = begin(browser, exports, "q", "");
    assertThat(browser.get(whole + "/content").body()).contains(ADA);
    assertThat(browser.get(found + "/content").statusCode()).isEqualTo(200);

    eraseAda(history);

    assertThat(browser.open(whole).body())
        .contains("Begin another export", exports + "?outcome=ACCEPTED&amp;from=2026-01-01T00%3A00")
        .contains(whole + "/manifest", whole + "/proof", "go on verifying it")
        .doesNotContain(whole + "/content", "every 2s");
    assertThat(browser.get(whole + "/proof").statusCode()).isEqualTo(200);
    assertThat(browser.open(found).body())
        .contains("Begin another export", found + "/manifest")
        .doesNotContain(found + "/proof", "go on verifying it");
    assertThat(browser.get(found + "/proof").statusCode()).isEqualTo(410);
    assertThat(browser.open(untouched).body())
        .contains("Begin another export")
        .doesNotContain("It is ready to be downloaded.", "every 2s", "/manifest");
    HttpResponse<String> gone = browser.open(untouched + "/content");
    assertThat(gone.statusCode()).isEqualTo(410);
    assertThat(gone.body()).contains("Begin another export.");
    String later = begin(browser, exports, "q", "");
    assertThat(browser.get(later + "/content").body()).doesNotContain(ADA).contains("sealed:");
  }

  private static String begin(Browser browser, String exports, String... fields) {
    return Browser.location(browser.submit(exports, exports, fields))
        .replaceFirst("^.*(?=/console/)", "");
  }
}
