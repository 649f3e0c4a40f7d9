package dev.mandate.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.testing.Browser;
import dev.mandate.access.testing.CommandEndpoint.Received;
import dev.mandate.access.testing.CommandEndpoint.Reply;
import dev.mandate.access.testing.History;
import dev.mandate.events.CustomerAssigned;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.PersonErased;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.Role;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The administrators of a partner in the console, and how they are changed there. */
class AdministratorsConsoleTest extends ServiceTest {
  private static final String P = "con-partner";
  private static final String FULL = "con-full";
  private static final String PARTNER_FULL = "con-partner-full";
  private static final String DAN = "con-dan";
  private static final String LIST = "/console/partners/" + P + "/administrators";
  private static final String NONCE = "0a1b2c3d-0000-4000-8000-123456789abc";
  private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");
  private static final Pattern NAMES = Pattern.compile("class=\"strong\"[^>]*>([^<]+)</a>");

  private static final History HISTORY = partner(P);

  @BeforeAll
  static void some_administrators() {
    HISTORY
        .add(user(P, FULL, "Fay Full"), granted(P, FULL, Role.FULL_ADMIN))
        .add(user(P, PARTNER_FULL, "Pat Full"), granted(P, PARTNER_FULL, Role.PARTNER_FULL_ADMIN))
        .add(user(P, DAN, "Dan <b>Kim</b>"), granted(P, DAN, Role.PARTNER_ADMIN));
    for (int i = 0; i < 30; i++) {
      String id = "con-u%02d".formatted(i);
      HISTORY.add(user(P, id, "User %02d".formatted(i)));
      HISTORY.add(granted(P, id, Role.PARTNER_READ_ONLY_ADMIN));
    }
    for (int i = 0; i < 450; i++) {
      String customer = "con-c%03d".formatted(i);
      HISTORY.add(new CustomerProvisioned(P, customer, "Customer %03d".formatted(i), null, true));
      HISTORY.add(new CustomerAssigned(P, DAN, customer, AssignmentBasis.ASSIGNED));
    }
    topic.send(HISTORY.events());
    assertThat(api.getAt(HISTORY.position(), "/v1/partners/" + P).status()).isEqualTo(200);
  }

  private static List<String> names(HttpResponse<String> page) {
    List<String> names = new ArrayList<>();
    NAMES.matcher(page.body()).results().forEach(found -> names.add(found.group(1)));
    return names;
  }

  @Test
  void the_list_pages_through_everybody_once() {
    Browser browser = Browser.of(api, FULL);
    List<String> all = new ArrayList<>();
    String path = LIST;
    while (path != null) {
      HttpResponse<String> page = browser.open(path);
      all.addAll(names(page));
      Matcher next = NEXT.matcher(page.body());
      path = next.find() ? next.group(1).replace("&amp;", "&") : null;
    }
    assertThat(all).hasSize(33).doesNotHaveDuplicates();
  }

  @Test
  void the_list_is_searched_by_name_role_and_fill() {
    Browser browser = Browser.of(api, FULL);
    assertThat(names(browser.open(LIST + "?name=USER+07"))).containsExactly("User 07");
    assertThat(names(browser.open(LIST + "?role=FULL_ADMIN&name="))).containsExactly("Fay Full");
    HttpResponse<String> near = browser.open(LIST + "?nearLimit=true&role=");
    assertThat(near.body()).contains("450 of 500");
    assertThat(names(near)).hasSize(1);
    assertThat(browser.open(LIST + "?name=nobody").body()).contains("Nobody found");
  }

  @Test
  void an_administrator_is_added_by_whoever_may_and_given_roles_next() {
    COMMANDS.decide(_ -> Reply.accepted(HISTORY.position()));
    Browser browser = Browser.of(api, FULL);
    assertThat(browser.open(LIST).body()).contains("Add an administrator");
    HttpResponse<String> added =
        browser.submit(LIST, LIST, form("con-new", " Nia New ", "nia@example.com", "nia-console"));

    assertThat(Browser.location(added)).endsWith(LIST + "/con-new");
    Received command = COMMANDS.received().getFirst();
    assertThat(command.command()).isEqualTo("ProvisionUser");
    assertThat(command.body())
        .contains("\"userId\":\"con-new\"", "\"displayName\":\"Nia New\"")
        .contains("\"email\":\"nia@example.com\"", "\"alias\":\"nia-console\"");
    assertThat(Browser.of(api, PARTNER_FULL).open(LIST).body())
        .doesNotContain("Add an administrator");
  }

  private static String[] form(String id, String name, String mail, String alias) {
    return new String[] {
      "nonce", NONCE, "userId", id, "displayName", name, "email", mail, "alias", alias
    };
  }

  @Test
  void whoever_is_not_added_can_be_corrected_without_typing_it_again() {
    COMMANDS.decide(_ -> Reply.rejected(409, "ALREADY_EXISTS", "taken"));
    Browser browser = Browser.of(api, FULL);
    HttpResponse<String> sent =
        browser.submit(LIST, LIST, form(DAN, "Nia <New>", "nia@example.com", ""));
    assertThat(browser.open(Browser.location(sent)).body())
        .contains("this id is taken", "value=\"" + DAN + "\"", "value=\"Nia &lt;New&gt;\"")
        .containsPattern("<details[^>]* open=\"open\"");
    assertThat(COMMANDS.received().getFirst().body()).doesNotContain("alias");
  }

  @Test
  void nobody_sees_sealed_text_and_whoever_was_erased_is_shown_by_id() {
    History history =
        partner("con-erased")
            .add(user("con-erased", "con-eva", "Eva Erased"))
            .add(granted("con-erased", "con-eva", Role.FULL_ADMIN));
    topic.send(history.events());
    api.getAt(history.position(), "/v1/partners/con-erased");
    String list = "/console/partners/con-erased/administrators";
    Browser browser = Browser.of(api, "con-eva");
    assertThat(browser.open(list).body())
        .contains("<strong>Eva Erased</strong>")
        .doesNotContain("sealed:");

    history.add(new PersonErased("con-erased", "con-eva"));
    topic.send(List.of(history.last()));
    api.getAt(history.position(), "/v1/partners/con-erased");
    assertThat(names(browser.open(list))).containsExactly("con-eva");
    assertThat(browser.open(list + "/con-eva").body())
        .contains("<h1>con-eva</h1>", "Name and mail are erased", "Remove con-eva")
        .contains("<strong>con-eva</strong>")
        .doesNotContain("sealed:", "Eva Erased");
  }

  @Test
  void what_people_are_called_cannot_become_a_part_of_the_page() {
    assertThat(Browser.of(api, FULL).open(LIST + "/" + DAN).body())
        .contains("Dan &lt;b&gt;Kim&lt;/b&gt;")
        .doesNotContain("<b>Kim");
  }

  @Test
  void R13_a_role_that_nobody_else_holds_says_so() {
    assertThat(Browser.of(api, FULL).open(LIST + "/" + FULL).body())
        .contains("Nobody else holds it without an end");
  }

  @Test
  void the_history_is_there_for_whoever_reads_the_log() {
    assertThat(Browser.of(api, FULL).open(LIST + "/" + DAN).body()).contains(">History<");
    assertThat(Browser.of(api, PARTNER_FULL).open(LIST + "/" + DAN).body())
        .doesNotContain(">History<");
  }

  @Test
  void saved_roles_are_one_command_with_the_persons_own_token() {
    COMMANDS.decide(_ -> Reply.accepted(HISTORY.position()));
    Browser browser = Browser.of(api, FULL);
    String[] form = {
      "nonce", NONCE, "held", "PARTNER_ADMIN", "roles", "PARTNER_ADMIN", "roles", "READ_ONLY_ADMIN"
    };

    HttpResponse<String> saved = browser.submit(LIST, LIST + "/" + DAN + "/roles", form);
    assertThat(Browser.location(saved)).endsWith(LIST + "/" + DAN);
    assertThat(browser.open(Browser.location(saved)).body()).contains("The roles are saved.");

    Received command = COMMANDS.received().getFirst();
    assertThat(command.command()).isEqualTo("SetRoles");
    assertThat(command.body())
        .contains("\"roles\":[\"PARTNER_ADMIN\",\"READ_ONLY_ADMIN\"]", "\"userId\":\"" + DAN);
    assertThat(command.header("authorization")).startsWith("Bearer ");
    assertThat(command.header("ce-source")).isEqualTo("/mandate/console/" + FULL);
  }

  @Test
  void a_form_that_is_sent_twice_is_one_command_and_with_other_content_another() {
    COMMANDS.decide(_ -> Reply.accepted(HISTORY.position()));
    Browser browser = Browser.of(api, FULL);
    String[] form = {"nonce", NONCE, "held", "PARTNER_ADMIN", "roles", "READ_ONLY_ADMIN"};
    String[] other = {"nonce", NONCE, "held", "PARTNER_ADMIN", "roles", "FULL_ADMIN"};
    for (String[] sent : List.of(form, form, other)) {
      browser.submit(LIST, LIST + "/" + DAN + "/roles", sent);
    }
    List<String> ids = COMMANDS.received().stream().map(c -> c.header("ce-id")).toList();
    assertThat(ids.get(1)).isEqualTo(ids.get(0)).startsWith(NONCE);
    assertThat(ids.get(2)).isNotEqualTo(ids.get(0));
  }

  @Test
  void roles_that_changed_meanwhile_are_not_overwritten() {
    COMMANDS.decide(_ -> Reply.accepted(1));
    Browser browser = Browser.of(api, FULL);
    HttpResponse<String> saved =
        browser.submit(
            LIST,
            LIST + "/" + DAN + "/roles",
            "nonce",
            NONCE,
            "held",
            "READ_ONLY_ADMIN",
            "roles",
            "READ_ONLY_ADMIN");
    assertThat(browser.open(Browser.location(saved)).body())
        .contains("somebody else has changed these roles");
    assertThat(COMMANDS.received()).isEmpty();
  }

  @Test
  void a_rejection_is_a_sentence_in_the_language_of_whoever_asked() {
    COMMANDS.decide(_ -> Reply.rejected(409, "LAST_ADMINISTRATOR", "The user is the last one"));
    Browser browser = Browser.of(api, FULL);
    String[] form = {"nonce", NONCE, "held", "PARTNER_ADMIN", "roles", "READ_ONLY_ADMIN"};
    HttpResponse<String> english = browser.submit(LIST, LIST + "/" + DAN + "/roles", form);
    assertThat(browser.open(Browser.location(english)).body())
        .contains("Give the role to somebody else first");

    browser.submit(LIST, "/console/preferences", "language", "CHINESE");
    HttpResponse<String> chinese = browser.submit(LIST, LIST + "/" + DAN + "/roles", form);
    assertThat(browser.open(Browser.location(chinese)).body()).contains("请先将该角色授予其他人");
  }

  @Test
  void a_grant_ends_at_the_time_in_the_zone_of_whoever_gives_it() {
    COMMANDS.decide(_ -> Reply.accepted(HISTORY.position()));
    Browser browser = Browser.of(api, FULL);
    browser.submit(
        LIST,
        LIST + "/" + DAN + "/grants",
        "nonce",
        NONCE,
        "role",
        "READ_ONLY_ADMIN",
        "until",
        "2099-07-01T12:30",
        "reason",
        " on holiday ");
    assertThat(COMMANDS.received().getFirst().body())
        .contains("\"expiresAt\":\"2099-07-01T12:30:00.000Z\"", "\"reason\":\"on holiday\"");
  }

  @Test
  void customers_are_put_on_a_list_and_taken_off_by_whoever_may() {
    COMMANDS.decide(_ -> Reply.accepted(HISTORY.position()));
    Browser browser = Browser.of(api, PARTNER_FULL);
    HttpResponse<String> page = browser.open(LIST + "/" + DAN + "?customerId=customer+44");
    assertThat(page.body())
        .contains("<option value=\"con-c440\" label=\"Customer 440\">")
        .doesNotContain("<option value=\"con-c001\"");
    for (String path : List.of("/assignments", "/unassignments")) {
      browser.submit(LIST, LIST + "/" + DAN + path, "nonce", NONCE, "customerId", "con-c440");
    }
    assertThat(COMMANDS.received().stream().map(Received::command))
        .containsExactly("AssignCustomer", "UnassignCustomer");
    assertThat(Browser.of(api, FULL).open(LIST + "/" + DAN).body())
        .doesNotContain("Put a customer on the list");
  }

  @Test
  void whoever_is_removed_is_gone_from_the_page_too() {
    COMMANDS.decide(_ -> Reply.accepted(HISTORY.position()));
    Browser browser = Browser.of(api, FULL);
    HttpResponse<String> removed =
        browser.submit(LIST, LIST + "/" + DAN + "/removal", "nonce", NONCE);
    assertThat(COMMANDS.received().getFirst().command()).isEqualTo("RemoveUser");
    assertThat(Browser.location(removed)).endsWith(LIST);
    assertThat(Browser.of(api, PARTNER_FULL).open(LIST + "/" + DAN).body())
        .doesNotContain("Remove this user");
  }

  @Test
  void a_change_that_nobody_knows_the_result_of_is_not_called_one() {
    COMMANDS.decide(_ -> new Reply(202, ""));
    Browser browser = Browser.of(api, FULL);
    HttpResponse<String> sent = browser.submit(LIST, LIST + "/" + DAN + "/removal", "nonce", NONCE);
    assertThat(browser.open(Browser.location(sent)).body()).contains("result is not known yet");
  }

  @Test
  void after_a_change_no_page_is_older_than_it() {
    COMMANDS.decide(_ -> Reply.accepted(HISTORY.position() + 1));
    Browser browser = Browser.of(api, FULL);
    browser.submit(
        LIST,
        LIST + "/con-u00/roles",
        "nonce",
        NONCE,
        "held",
        "PARTNER_READ_ONLY_ADMIN",
        "roles",
        "PARTNER_ADMIN");
    HISTORY.add(granted(P, "con-u00", Role.PARTNER_ADMIN));
    topic.send(List.of(HISTORY.last()));
    assertThat(browser.open(LIST + "/con-u00").body())
        .containsPattern("id=\"role-PARTNER_ADMIN\"[^>]* checked");
  }
}
