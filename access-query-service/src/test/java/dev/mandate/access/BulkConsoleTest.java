package dev.mandate.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mandate.access.testing.Browser;
import dev.mandate.access.testing.CommandEndpoint.Received;
import dev.mandate.access.testing.CommandEndpoint.Reply;
import dev.mandate.access.testing.History;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.policy.Role;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many changes from a file: planned, applied, stopped, and told. */
class BulkConsoleTest extends ServiceTest {
  private static final String P = "bulk-partner";
  private static final String PARTNER_FULL = "bulk-pfa";
  private static final String PARTNER_ADMIN = "bulk-pa";
  private static final String BULK = "/console/partners/" + P + "/bulk";
  private static final String CHANGE =
      "{\"dryRun\":true,\"outcome\":\"ACCEPTED\",\"position\":1,\"events\":[],\"access\":[]}";
  private static final String SAME =
      "{\"outcome\":\"ACCEPTED\",\"position\":1,\"events\":[{\"type\":\"CommandHadNoEffect\"}]}";
  private static final String REJECTED =
      "{\"outcome\":\"REJECTED\",\"code\":\"UNKNOWN_CUSTOMER\",\"detail\":\"no such\"}";
  private static final String MODES = "customer,restricted_mode,reason\n";

  private static final History HISTORY = partner(P);

  private final CountDownLatch released = new CountDownLatch(1);

  @BeforeAll
  static void a_partner() {
    HISTORY
        .add(user(P, PARTNER_FULL, "Pat Full"), granted(P, PARTNER_FULL, Role.PARTNER_FULL_ADMIN))
        .add(user(P, PARTNER_ADMIN, "Pia Admin"), granted(P, PARTNER_ADMIN, Role.PARTNER_ADMIN))
        .add(new CustomerProvisioned(P, "bulk-c1", "C1", null, true));
    topic.send(HISTORY.events());
    assertThat(api.getAt(HISTORY.position(), "/v1/partners/" + P).status()).isEqualTo(200);
  }

  @AfterEach
  void nobody_waits_any_more() {
    released.countDown();
  }

  private static boolean isDryRun(Received command) {
    return command.path().contains("dryRun=true");
  }

  private static Browser uploaded(String userId, String content) {
    Browser browser = Browser.of(api, userId);
    browser.submit(BULK, BULK + "/discard");
    HttpResponse<String> answer = browser.upload(BULK, BULK, "file.csv", content);
    assertThat(Browser.location(answer)).endsWith(BULK);
    return browser;
  }

  private static String awaitPage(Browser browser, String text) {
    await().until(() -> browser.open(BULK).body().contains(text));
    return browser.open(BULK).body();
  }

  private static List<String> sent() {
    return COMMANDS.received().stream()
        .filter(command -> !isDryRun(command))
        .map(command -> command.command() + " " + command.header("ce-id"))
        .toList();
  }

  @Test
  void a_plan_says_what_would_happen_and_nothing_is_sent() {
    COMMANDS.decide(
        command ->
            new Reply(
                200,
                command.body().contains("bulk-c2")
                    ? REJECTED
                    : command.body().contains("bulk-c3") ? SAME : CHANGE));
    Browser browser =
        uploaded(PARTNER_ADMIN, MODES + "bulk-c1,off,IT\nbulk-c2,on,\nbulk-c3,on,\nno id,on,\n");

    String page = awaitPage(browser, "Apply the changes");
    assertThat(page)
        .contains("Would change", "Would be rejected", "Is so already", "Cannot be read")
        .contains("there is no customer with this id", "The cell customer has no id");
    assertThat(browser.open(BULK + "?problems=true").body())
        .contains("bulk-c2", "no id")
        .doesNotContain("bulk-c1");
    assertThat(sent()).isEmpty();
    assertThat(browser.open(BULK + "/result").body())
        .contains("row,customer,restricted_mode,reason,outcome,code,explanation,position\r\n")
        .contains("2,bulk-c1,off,IT,WOULD_CHANGE,,Switch restricted mode off,\r\n")
        .contains("3,bulk-c2,on,\"\",WOULD_BE_REJECTED,UNKNOWN_CUSTOMER,")
        .contains("5,no id,on,\"\",INVALID,ID,");
  }

  @Test
  void a_plan_that_changes_nothing_says_so_and_can_be_sent_all_the_same() {
    COMMANDS.decide(command -> new Reply(200, SAME));
    Browser browser = uploaded(PARTNER_FULL, MODES + "bulk-c1,on,\nno id,on,\n");
    assertThat(awaitPage(browser, "no row of this file would change anything"))
        .contains("name=\"all\" value=\"true\"", "Send its rows all the same")
        .doesNotContain("Apply the changes");
    browser.submit(BULK, BULK + "/apply", "all", "true");
    assertThat(awaitPage(browser, "All rows are through")).contains("Was so already");
    assertThat(sent()).hasSize(1);

    Browser other = uploaded(PARTNER_ADMIN, MODES + "no id,on,\n");
    assertThat(awaitPage(other, "no row of this file would change anything"))
        .doesNotContain("Send its rows all the same");
  }

  @Test
  void what_is_applied_are_commands_of_the_person_each_once() {
    COMMANDS.decide(
        command -> isDryRun(command) ? new Reply(200, CHANGE) : Reply.accepted(HISTORY.position()));
    Browser browser =
        uploaded(
            PARTNER_FULL,
            "user,name,mail,roles\nbulk-new,New,new@example.com,PARTNER_ADMIN\nbulk-pa,,,NONE\n");
    assertThat(awaitPage(browser, "Apply the changes"))
        .contains("Add the user", "judged once the user is there", "Take all roles away");

    browser.submit(BULK, BULK + "/apply");
    assertThat(awaitPage(browser, "All rows are through")).contains("Changed");
    browser.submit(BULK, BULK + "/apply");

    assertThat(sent())
        .hasSize(3)
        .doesNotHaveDuplicates()
        .extracting(command -> command.split(" ", 2)[0])
        .containsExactly("ProvisionUser", "SetRoles", "SetRoles");
    Received first =
        COMMANDS.received().stream()
            .filter(command -> !isDryRun(command))
            .findFirst()
            .orElseThrow();
    assertThat(first.header("authorization")).startsWith("Bearer ");
    assertThat(first.header("ce-source")).isEqualTo("/mandate/console/" + PARTNER_FULL);
    assertThat(browser.open(BULK + "/result").body()).contains(",CHANGED,,");
  }

  @Test
  void it_stops_when_it_is_told_to_and_goes_on_later() throws InterruptedException {
    CountDownLatch reached = new CountDownLatch(1);
    COMMANDS.decide(
        command -> {
          if (isDryRun(command)) {
            return new Reply(200, CHANGE);
          }
          reached.countDown();
          awaitRelease();
          return Reply.accepted(HISTORY.position());
        });
    Browser browser = uploaded(PARTNER_FULL, MODES + "bulk-c1,off,\nbulk-c2,off,\n");
    awaitPage(browser, "Apply the changes");
    browser.submit(BULK, BULK + "/apply");
    reached.await();

    browser.upload(BULK, BULK, "another.csv", MODES + "bulk-c3,off,\n");
    assertThat(browser.open(BULK).body()).contains("another one is being worked on");
    HttpResponse<String> running = browser.get(BULK, "HX-Request", "true");
    assertThat(running.body()).contains("Applying it row by row", "0 of 2");
    assertThat(running.headers().firstValue("HX-Refresh")).isEmpty();
    browser.submit(BULK, BULK + "/cancel");
    released.countDown();
    assertThat(awaitPage(browser, "Stopped before all rows were applied")).contains("Would change");
    assertThat(browser.get(BULK, "HX-Request", "true").headers().firstValue("HX-Refresh"))
        .contains("true");
    assertThat(sent()).hasSize(1);

    browser.submit(BULK, BULK + "/apply");
    awaitPage(browser, "All rows are through");
    assertThat(sent()).hasSize(2);
  }

  @Test
  void what_nobody_answers_waits_and_goes_on_as_the_same_commands() {
    AtomicBoolean away = new AtomicBoolean(true);
    COMMANDS.decide(
        command ->
            isDryRun(command)
                ? new Reply(200, CHANGE)
                : away.get() ? new Reply(503, "") : Reply.accepted(HISTORY.position()));
    Browser browser = uploaded(PARTNER_FULL, MODES + "bulk-c1,off,\nbulk-c2,off,\n");
    awaitPage(browser, "Apply the changes");
    browser.submit(BULK, BULK + "/apply");
    assertThat(awaitPage(browser, "It is not known what became of a row"))
        .contains("Not known yet");
    Set<String> begun = Set.copyOf(sent());
    assertThat(begun).hasSize(1);

    away.set(false);
    browser.submit(BULK, BULK + "/apply");
    assertThat(awaitPage(browser, "All rows are through")).doesNotContain("Not known yet");
    assertThat(Set.copyOf(sent())).hasSize(2).containsAll(begun);
  }

  private void awaitRelease() {
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_file_that_makes_no_sense_says_so_and_keeps_nothing() {
    Browser browser = uploaded(PARTNER_FULL, "what,ever\n1,2\n");
    assertThat(browser.open(BULK).body()).contains("has to name the columns", "Upload and plan");
    Browser other = uploaded(PARTNER_ADMIN, "user,customer\nu,c\n");
    assertThat(other.open(BULK).body())
        .contains("Your roles do not change what this file is about");
  }

  @Test
  void a_file_that_is_too_large_is_told_as_a_page() {
    Browser browser = Browser.of(api, PARTNER_FULL);
    String row = "bulk-c1,off," + "x".repeat(400) + "\n";
    HttpResponse<String> answer = browser.upload(BULK, BULK, "file.csv", MODES + row.repeat(3000));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("The file is too large");
  }

  @Test
  void what_is_in_a_file_cannot_become_a_part_of_the_page() {
    COMMANDS.decide(_ -> new Reply(200, CHANGE));
    Browser browser = uploaded(PARTNER_FULL, MODES + "bulk-c1,off,<script>x</script>\n");
    assertThat(awaitPage(browser, "Apply the changes"))
        .contains("&lt;script&gt;x")
        .doesNotContain("<script>x");
  }

  @Test
  void an_upload_is_seen_by_nobody_else() {
    COMMANDS.decide(_ -> new Reply(200, CHANGE));
    uploaded(PARTNER_FULL, MODES + "bulk-c1,off,\n");
    Browser other = Browser.of(api, PARTNER_ADMIN);
    other.submit(BULK, BULK + "/discard");
    assertThat(other.open(BULK).body()).contains("Upload and plan");
    assertThat(other.open(BULK + "/result").statusCode()).isEqualTo(404);
  }

  @Test
  void templates_are_there_for_what_somebody_may_change() {
    Browser browser = Browser.of(api, PARTNER_FULL);
    HttpResponse<String> template = browser.open(BULK + "/templates/administrators");
    assertThat(template.body()).isEqualTo("user,name,mail,roles,reason\r\n");
    assertThat(template.headers().firstValue("Content-Disposition").orElse(""))
        .contains("administrators.csv");
    assertThat(browser.open(BULK + "/templates/nothing").statusCode()).isEqualTo(404);
  }
}
