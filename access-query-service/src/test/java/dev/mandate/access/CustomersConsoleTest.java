package dev.mandate.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.testing.Browser;
import dev.mandate.access.testing.CommandEndpoint.Received;
import dev.mandate.access.testing.CommandEndpoint.Reply;
import dev.mandate.access.testing.History;
import dev.mandate.events.CustomerAssigned;
import dev.mandate.events.CustomerAttached;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.PersonErased;
import dev.mandate.events.RestrictedModeToggled;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Restriction;
import dev.mandate.policy.Role;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The customers of a partner in the console, and how they are changed there. */
class CustomersConsoleTest extends ServiceTest {
  private static final String P = "cust-partner";
  private static final String PARTNER_FULL = "cust-pfa";
  private static final String PARTNER_ADMIN = "cust-pa";
  private static final String READER = "cust-pro";
  private static final String OWN_FULL = "cust-own-full";
  private static final String OWN_READER = "cust-own-reader";
  private static final String LIST = "/console/partners/" + P + "/customers";
  private static final String RESTRICTIONS = LIST + "/restrictions";
  private static final String ONE = "/console/customers/cust-c00";
  private static final String NONCE = "0a1b2c3d-0000-4000-8000-123456789abc";
  private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");
  private static final Pattern NAMES = Pattern.compile("class=\"strong\"[^>]*>([^<]+)</a>");

  private static final String FORETOLD =
      """
      {"dryRun":true,"outcome":"ACCEPTED","position":9,"events":[],
       "access":[{"user":"cust-own-full","org":"cust-c00","orgType":"CUSTOMER",
         "before":{"capabilities":{},"settings":{"ORG_DOMAIN":"READ_ONLY"},"partial":[]},
         "after":{"capabilities":{},"settings":{"ORG_DOMAIN":"FULL"},"partial":[]}}]}
      """;

  private static final History HISTORY = partner(P);

  @BeforeAll
  static void some_customers() {
    HISTORY
        .add(user(P, PARTNER_FULL, "Pat Full"), granted(P, PARTNER_FULL, Role.PARTNER_FULL_ADMIN))
        .add(user(P, PARTNER_ADMIN, "Pia Admin"), granted(P, PARTNER_ADMIN, Role.PARTNER_ADMIN))
        .add(user(P, READER, "Rob"), granted(P, READER, Role.PARTNER_READ_ONLY_ADMIN));
    for (int i = 0; i < 30; i++) {
      HISTORY.add(
          new CustomerProvisioned(
              P, "cust-c%02d".formatted(i), "Cust %02d".formatted(i), null, true));
    }
    HISTORY
        .add(new CustomerAttached(P, "cust-old", "Old & <Gold>", null, true))
        .add(new RestrictedModeToggled(P, "cust-old", false))
        .add(new CustomerAssigned(P, PARTNER_ADMIN, "cust-c00", AssignmentBasis.ASSIGNED))
        .add(ownRole(P, "cust-c00", OWN_FULL, Role.CUSTOMER_FULL_ADMIN))
        .add(ownRole(P, "cust-c00", OWN_READER, Role.CUSTOMER_READ_ONLY_ADMIN));
    topic.send(HISTORY.events());
    assertThat(api.getAt(HISTORY.position(), "/v1/partners/" + P).status()).isEqualTo(200);
  }

  private static List<String> names(HttpResponse<String> page) {
    List<String> names = new ArrayList<>();
    NAMES.matcher(page.body()).results().forEach(found -> names.add(found.group(1)));
    return names;
  }

  private static String allBut(String key) {
    return Policy.standard().restrictions().stream()
        .map(Restriction::key)
        .filter(other -> !other.equals(key))
        .map("restrictions=%s"::formatted)
        .collect(Collectors.joining("&"));
  }

  @Test
  void the_list_pages_through_every_customer_once() {
    Browser browser = Browser.of(api, PARTNER_FULL);
    List<String> all = new ArrayList<>();
    String path = LIST;
    while (path != null) {
      HttpResponse<String> page = browser.open(path);
      all.addAll(names(page));
      Matcher next = NEXT.matcher(page.body());
      path = next.find() ? next.group(1).replace("&amp;", "&") : null;
    }
    assertThat(all).hasSize(31).doesNotHaveDuplicates();
  }

  @Test
  void the_list_is_searched_by_name_and_restricted_mode() {
    Browser browser = Browser.of(api, PARTNER_FULL);
    assertThat(names(browser.open(LIST + "?name=cUST+07&mode="))).containsExactly("Cust 07");
    assertThat(names(browser.open(LIST + "?mode=false"))).containsExactly("Old &amp; &lt;Gold&gt;");
    assertThat(browser.open(LIST + "?name=nothing").body()).contains("No customer found");
  }

  @Test
  void R16_a_partner_administrator_sees_the_managed_list_and_nothing_else() {
    Browser browser = Browser.of(api, PARTNER_ADMIN);
    HttpResponse<String> list = browser.open(LIST);
    assertThat(names(list)).containsExactly("Cust 00");
    assertThat(list.body()).contains("on your managed list").doesNotContain("Add a customer");
    assertThat(browser.open("/console/customers/cust-c01").statusCode()).isEqualTo(403);
  }

  @Test
  void the_page_of_a_customer_belongs_to_the_customers_in_the_navigation() {
    String page = Browser.of(api, PARTNER_FULL).open(ONE).body();
    assertThat(page).containsPattern("href=\"" + LIST + "\" aria-current=\"page\"");
    String own = Browser.of(api, OWN_FULL).open("/console").body();
    assertThat(own).containsPattern("href=\"" + ONE + "\" aria-current=\"page\"");
    assertThat(own).contains("Your organization");
  }

  @Test
  void R25_a_customers_administrator_sees_the_banner_and_what_is_taken_away() {
    String own = Browser.of(api, OWN_FULL).open(ONE).body();
    assertThat(own)
        .contains("Restricted administrator mode is on", "by hand is switched off")
        .contains("Restricted mode leaves the company name to your partner")
        .doesNotContain("Switch restricted mode off");
    assertThat(Browser.of(api, PARTNER_FULL).open(ONE).body())
        .contains("Switch restricted mode off", "find managing users switched off")
        .doesNotContain("class=\"banner\"");
  }

  @Test
  void R23_whoever_only_reads_loses_only_what_is_hidden_and_is_offered_nothing() {
    String page = Browser.of(api, OWN_READER).open(ONE).body();
    assertThat(page)
        .contains("Connected UC")
        .doesNotContain("Directory synchronization", "Give somebody a role", "Change the name");
  }

  @Test
  void who_manages_a_customer_has_a_name_for_whoever_sees_the_administrators() {
    assertThat(Browser.of(api, PARTNER_FULL).open(ONE).body())
        .contains("Pia Admin", "/administrators/" + PARTNER_ADMIN);
    assertThat(Browser.of(api, OWN_FULL).open(ONE).body())
        .contains(">" + PARTNER_ADMIN + "<")
        .doesNotContain(">Pia Admin<", "/administrators/" + PARTNER_ADMIN);
  }

  @Test
  void nobody_sees_sealed_text_and_whoever_was_erased_is_shown_by_id() {
    String p = "cust-erased";
    String one = "/console/customers/cust-erased-c";
    History history =
        partner(p)
            .add(user(p, "cust-boss", "Bo Boss"), granted(p, "cust-boss", Role.PARTNER_FULL_ADMIN))
            .add(user(p, "cust-ed", "Ed Erased"), granted(p, "cust-ed", Role.PARTNER_ADMIN))
            .add(new CustomerProvisioned(p, "cust-erased-c", "C", null, true))
            .add(new CustomerAssigned(p, "cust-ed", "cust-erased-c", AssignmentBasis.ASSIGNED))
            .add(ownRole(p, "cust-erased-c", "cust-own", Role.CUSTOMER_FULL_ADMIN));
    topic.send(history.events());
    api.getAt(history.position(), "/v1/partners/" + p);
    Browser own = Browser.of(api, "cust-own");
    Browser boss = Browser.of(api, "cust-boss");
    assertThat(own.open(one).body())
        .contains("<strong>Own cust-own</strong>")
        .doesNotContain("sealed:");
    assertThat(boss.open(one + "?userId=ED+er").body())
        .contains("<option value=\"cust-ed\" label=\"Ed Erased\">", "Own cust-own")
        .doesNotContain("sealed:");

    history.add(new PersonErased(p, "cust-ed"), new PersonErased(p, "cust-own"));
    topic.send(history.events().subList((int) history.position() - 2, (int) history.position()));
    api.getAt(history.position(), "/v1/partners/" + p);
    assertThat(boss.open(one).body())
        .contains(">cust-ed</a>", "Take it off the list of cust-ed", ">cust-own</span>")
        .doesNotContain("sealed:", "Ed Erased", "Own cust-own");
    assertThat(own.open(one).body()).contains("<strong>cust-own</strong>");
  }

  @Test
  void R32_the_history_of_a_customer_is_there_for_whoever_reads_its_entries() {
    assertThat(Browser.of(api, OWN_FULL).open(ONE).body()).contains(">History<");
    assertThat(Browser.of(api, READER).open(ONE).body()).contains(">History<");
  }

  @Test
  void a_switch_is_confirmed_by_whoever_has_seen_who_regains_what() {
    COMMANDS.decide(
        command ->
            command.path().contains("dryRun=true")
                ? new Reply(200, FORETOLD)
                : Reply.accepted(HISTORY.position()));
    Browser browser = Browser.of(api, PARTNER_ADMIN);

    HttpResponse<String> confirm = browser.open(ONE + "/restricted-mode?enabled=false");
    assertThat(confirm.body())
        .contains("Switch restricted mode off for Cust 00?", "Who regains what")
        .contains("Own cust-own-full", "Domain", "read only", "full access", "Nothing changes.");
    assertThat(COMMANDS.received()).hasSize(1);

    HttpResponse<String> switched =
        browser.submit(
            ONE, ONE + "/restricted-mode", "enabled", "false", "nonce", NONCE, "reason", " IT ");
    assertThat(browser.open(Browser.location(switched)).body()).contains("Restricted mode is off.");
    Received command = COMMANDS.received().getLast();
    assertThat(command.command()).isEqualTo("SetRestrictedMode");
    assertThat(command.body()).contains("\"enabled\":false", "\"reason\":\"IT\"");
    assertThat(command.header("authorization")).startsWith("Bearer ");
  }

  @Test
  void a_switch_that_is_so_already_needs_no_confirmation() {
    HttpResponse<String> answer =
        Browser.of(api, PARTNER_FULL).get(ONE + "/restricted-mode?enabled=true");
    assertThat(Browser.location(answer)).endsWith(ONE);
  }

  @Test
  void what_would_be_rejected_is_told_before_anybody_tries() {
    COMMANDS.decide(_ -> new Reply(200, "{\"outcome\":\"REJECTED\",\"code\":\"NOT_AUTHORIZED\"}"));
    assertThat(Browser.of(api, PARTNER_FULL).open(ONE + "/restricted-mode").body())
        .contains("your roles do not allow this change")
        .doesNotContain(">Switch restricted mode off</button>");
  }

  @Test
  void forms_become_the_commands_that_they_name() {
    COMMANDS.decide(_ -> Reply.accepted(HISTORY.position()));
    Browser browser = Browser.of(api, PARTNER_FULL);
    browser.submit(ONE, ONE + "/name", "name", " New name ", "nonce", NONCE);
    browser.submit(
        ONE,
        ONE + "/grants",
        "userId",
        "zoe",
        "displayName",
        "Zoe",
        "email",
        "",
        "role",
        "CUSTOMER_DEVICE_ADMIN",
        "nonce",
        NONCE);
    browser.submit(
        ONE,
        ONE + "/revocations",
        "userId",
        OWN_READER,
        "role",
        "CUSTOMER_READ_ONLY_ADMIN",
        "nonce",
        NONCE);
    browser.submit(ONE, ONE + "/assignments", "userId", PARTNER_ADMIN, "nonce", NONCE);
    browser.submit(ONE, ONE + "/unassignments", "userId", PARTNER_ADMIN, "nonce", NONCE);
    HttpResponse<String> added =
        browser.submit(
            LIST,
            LIST,
            "customerId",
            "new-one",
            "name",
            "New",
            "origin",
            "ATTACHED",
            "nonce",
            NONCE);
    assertThat(Browser.location(added)).endsWith("/console/customers/new-one");

    assertThat(COMMANDS.received())
        .extracting(Received::command)
        .containsExactly(
            "RenameCustomer",
            "GrantCustomerRole",
            "RevokeCustomerRole",
            "AssignCustomer",
            "UnassignCustomer",
            "AttachCustomer");
    assertThat(COMMANDS.received().get(0).body()).contains("\"name\":\"New name\"");
    assertThat(COMMANDS.received().get(1).body())
        .contains("\"displayName\":\"Zoe\"", "\"customerId\":\"cust-c00\"")
        .doesNotContain("email");
    assertThat(COMMANDS.received()).allMatch(c -> c.body().contains("\"partnerId\":\"" + P));
  }

  @Test
  void a_customer_that_is_not_added_can_be_corrected_without_typing_it_again() {
    COMMANDS.decide(_ -> Reply.rejected(409, "ALREADY_EXISTS", "taken"));
    Browser browser = Browser.of(api, PARTNER_FULL);
    HttpResponse<String> answer =
        browser.submit(LIST, LIST, "customerId", "taken-id", "name", "My <name>", "nonce", NONCE);
    assertThat(browser.open(Browser.location(answer)).body())
        .contains("this id is taken", "value=\"taken-id\"", "value=\"My &lt;name&gt;\"");
  }

  @Test
  void R24_another_restriction_list_says_what_it_changes_before_it_is_saved() {
    COMMANDS.decide(
        command ->
            command.path().contains("dryRun=true")
                ? new Reply(200, FORETOLD)
                : Reply.accepted(HISTORY.position()));
    Browser browser = Browser.of(api, PARTNER_FULL);
    String chosen = allBut("ORG_DOMAIN");

    HttpResponse<String> changes = browser.open(RESTRICTIONS + "/changes?" + chosen);
    assertThat(changes.body())
        .contains("Off the list: given back", "Domain", "Administrators: 1. Customers: 1.")
        .doesNotContain("Onto the list");
    assertThat(COMMANDS.received()).hasSize(1);
    assertThat(browser.open(RESTRICTIONS + "?edit=true&" + chosen).body()).contains("not saved");

    List<String> form = new ArrayList<>(List.of("nonce", NONCE));
    for (Restriction setting : Policy.standard().restrictions()) {
      form.addAll(List.of("held", setting.key()));
      if (!setting.key().equals("ORG_DOMAIN")) {
        form.addAll(List.of("restrictions", setting.key()));
      }
    }
    HttpResponse<String> saved =
        browser.submit(RESTRICTIONS, RESTRICTIONS, form.toArray(String[]::new));
    assertThat(browser.open(Browser.location(saved)).body())
        .contains("The restriction list is saved.");
    assertThat(COMMANDS.received().getLast().body())
        .contains("USERS_CLAIM")
        .doesNotContain("ORG_DOMAIN");
  }

  @Test
  void a_list_that_changed_meanwhile_is_not_overwritten() {
    COMMANDS.decide(_ -> Reply.accepted(1));
    Browser browser = Browser.of(api, PARTNER_FULL);
    HttpResponse<String> answer =
        browser.submit(
            RESTRICTIONS, RESTRICTIONS, "held", "ORG_DOMAIN", "restrictions", "", "nonce", NONCE);
    assertThat(browser.open(Browser.location(answer)).body())
        .contains("somebody else has changed the list");
    assertThat(COMMANDS.received()).isEmpty();
  }

  @Test
  void the_same_list_is_nothing_to_save_and_an_unknown_setting_makes_no_sense() {
    Browser browser = Browser.of(api, PARTNER_FULL);
    assertThat(browser.open(RESTRICTIONS + "/changes?" + allBut("")).body())
        .contains("there is nothing to save");
    assertThat(browser.open(RESTRICTIONS + "/changes?restrictions=NOTHING").statusCode())
        .isEqualTo(400);
  }

  @Test
  void pages_are_there_in_chinese_too() {
    Browser browser = Browser.of(api, PARTNER_FULL);
    browser.submit(LIST, "/console/preferences", "language", "CHINESE", "to", LIST);
    assertThat(browser.open(LIST).body()).contains("受限模式", "添加客户");
    assertThat(browser.open(ONE).body()).contains("客户的管理员", "关闭受限模式");
    assertThat(browser.open(RESTRICTIONS).body()).contains("限制列表", "目录同步");
  }
}
