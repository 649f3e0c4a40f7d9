package dev.mandate.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.testing.Browser;
import dev.mandate.access.testing.History;
import dev.mandate.events.CustomerAssigned;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.CustomerUnassigned;
import dev.mandate.events.PersonErased;
import dev.mandate.events.RestrictedModeToggled;
import dev.mandate.events.UnassignmentCause;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.Role;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody may do in an organization, could, and what changed it, in the console. */
class ExplorerConsoleTest extends ServiceTest {
  private static final String P = "exp-partner";
  private static final String FULL = "exp-full";
  private static final String PARTNER_FULL = "exp-partner-full";
  private static final String ELENA = "exp-elena";
  private static final String HANNA = "exp-hanna";
  private static final String SUPPORT = "exp-support";
  private static final String C = "exp-cedar";

  private static final String ACCESS = "/console/access";
  private static final String ELENA_IN_CEDAR = ACCESS + "?user=" + ELENA + "&org=" + C;
  private static final String HANNA_IN_CEDAR = ACCESS + "?user=" + HANNA + "&org=" + C;
  private static final String NOT_REACHED = "holds no role that reaches";

  private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");
  private static final Pattern NAMES = Pattern.compile("<span class=\"id\">(exp-r[^<]+)</span>");

  private static final History HISTORY = partner(P);

  @BeforeAll
  static void an_access_that_changes() {
    HISTORY
        .add(user(P, FULL, "Fay Full"), granted(P, FULL, Role.FULL_ADMIN)) // 2, 3
        .add(user(P, PARTNER_FULL, "Pat"), granted(P, PARTNER_FULL, Role.PARTNER_FULL_ADMIN))
        .add(user(P, ELENA, "Elena <b>Rossi</b>"), granted(P, ELENA, Role.PARTNER_ADMIN)) // 6, 7
        .add(new CustomerProvisioned(P, C, "Cedar Law", null, true)) // 8
        .byUser(PARTNER_FULL, Role.PARTNER_FULL_ADMIN)
        .because("a new contract")
        .add(new CustomerAssigned(P, ELENA, C, AssignmentBasis.ASSIGNED)) // 9
        .because(null)
        .add(ownRole(P, C, HANNA, Role.CUSTOMER_FULL_ADMIN)) // 10
        .add(new RestrictedModeToggled(P, C, false)) // 11
        .add(new RestrictedModeToggled(P, C, true)) // 12
        .add(new CustomerUnassigned(P, ELENA, C, UnassignmentCause.COMMAND, null)) // 13
        .add(ownRole(P, C, SUPPORT, Role.CUSTOMER_SUPPORT_ADMIN)) // 14
        .add(new CustomerProvisioned(P, "exp-vista", "Vista Hotels", null, true));
    for (int i = 0; i < 55; i++) {
      String id = "exp-r%02d".formatted(i);
      HISTORY.add(user(P, id, "Reader %02d".formatted(i)));
      HISTORY.add(granted(P, id, Role.PARTNER_READ_ONLY_ADMIN));
    }
    topic.send(HISTORY.events());
    assertThat(api.getAt(HISTORY.position(), "/v1/partners/" + P).status()).isEqualTo(200);
  }

  private static String page(String user, String path) {
    HttpResponse<String> page = Browser.of(api, user).open(path);
    assertThat(page.statusCode()).as(path).isEqualTo(200);
    return page.body().replaceAll("\\s+", " ");
  }

  /** The row of a capability or a setting. */
  private static String row(String page, String key) {
    Matcher row =
        Pattern.compile("<tr[^>]*>(?:(?!</tr>).)*>" + key + "</code>.*?</tr>").matcher(page);
    assertThat(row.find()).as(key).isTrue();
    return row.group();
  }

  @Test
  void R28_every_level_says_which_role_gives_it_via_what_and_since_when() {
    String page = page(PARTNER_FULL, ELENA_IN_CEDAR + "&at=9");
    assertThat(row(page, "DEVICE_MANAGEMENT"))
        .contains(">Device management<", "data-level=\"FULL\"", "Partner administrator: Full")
        .contains(", because the customer is on the managed list", " (assigned)", ">#9<")
        .contains("2026-03-01T08:00:09");
    assertThat(row(page, "LEGAL_HOLD"))
        .contains("data-level=\"NONE\"", "No role that counts here gives it.");
  }

  @Test
  void R28_what_restricted_mode_takes_is_named_and_since_when() {
    String page = page(PARTNER_FULL, HANNA_IN_CEDAR);
    assertThat(page).contains("Restricted mode is on", "It lowers settings");
    assertThat(row(page, "USERS_CLAIM"))
        .contains("data-level=\"READ_ONLY\"", "data-lowered", "Customer full administrator: Full")
        .contains("the action is not available, only looking is.", ">#12<");
    assertThat(row(page, "USERS_SERVICES_STATUS")).contains("Read only", ", in part");
    assertThat(row(page(PARTNER_FULL, HANNA_IN_CEDAR + "&at=11"), "USERS_CLAIM"))
        .contains("data-level=\"FULL\"")
        .doesNotContain("data-lowered");
  }

  @Test
  void explanations_are_text_that_the_level_refers_to() {
    assertThat(row(page(PARTNER_FULL, HANNA_IN_CEDAR), "USERS_CLAIM"))
        .contains("aria-describedby=\"why-USERS_CLAIM\"", "id=\"why-USERS_CLAIM\"");
  }

  @Test
  void R29_a_page_shows_the_access_of_any_moment() {
    assertThat(page(PARTNER_FULL, ELENA_IN_CEDAR)).contains(NOT_REACHED);
    assertThat(page(PARTNER_FULL, ELENA_IN_CEDAR + "&at=12")).doesNotContain(NOT_REACHED);
    assertThat(page(PARTNER_FULL, ELENA_IN_CEDAR + "&time=2026-03-01T08:00:09"))
        .doesNotContain(NOT_REACHED)
        .contains("value=\"2026-03-01T08:00:09\"");
    assertThat(page(PARTNER_FULL, ELENA_IN_CEDAR + "&time=2026-03-01T08:00:08"))
        .contains(NOT_REACHED);
  }

  @ParameterizedTest
  @CsvSource({
    "at=9999,The history goes up to position",
    "at=3,The organization was not there yet",
    "time=2026-03-01T07:00,The organization was not there yet",
    "at=soon,This is no moment of the past",
    "time=2999-01-01T00:00,This is no moment of the past"
  })
  void a_moment_that_is_none_is_told_as_a_sentence(String moment, String sentence) {
    assertThat(page(PARTNER_FULL, ELENA_IN_CEDAR + "&" + moment))
        .contains(sentence)
        .doesNotContain("<table");
  }

  @Test
  void the_moments_of_changes_are_marked_with_what_happened() {
    String page = page(PARTNER_FULL, HANNA_IN_CEDAR);
    assertThat(page)
        .contains("All 5 moments", "max=\"4\"", "Restricted mode switched")
        .contains("Role granted: Customer full administrator");
    String elena = page(PARTNER_FULL, ELENA_IN_CEDAR + "&at=10");
    assertThat(elena)
        .contains("Customer put on the managed list", "a new contract", "by Pat")
        .contains("min=\"0\" step=\"1\" list=\"moment-marks\" max=\"3\" value=\"1\"");
  }

  @Test
  void what_people_are_called_cannot_become_a_part_of_the_page() {
    assertThat(page(PARTNER_FULL, ELENA_IN_CEDAR))
        .contains("Elena &lt;b&gt;Rossi&lt;/b&gt;")
        .doesNotContain("<b>Rossi");
  }

  @Test
  void people_and_organizations_are_found_by_parts_of_ids_and_names() {
    assertThat(page(PARTNER_FULL, ACCESS + "?user=rossi&org=" + C))
        .contains("Whom do you mean?", "user=" + ELENA + "&amp;org=" + C);
    assertThat(page(PARTNER_FULL, ACCESS + "?user=" + ELENA + "&org=law"))
        .contains("Which organization do you mean?", "user=" + ELENA + "&amp;org=" + C)
        .doesNotContain("exp-vista");
    assertThat(page(PARTNER_FULL, ACCESS + "?user=hanna&org=" + C)).contains("user=" + HANNA);
  }

  @Test
  void whoever_is_erased_is_shown_by_id_and_found_by_id_alone() {
    String p = "exp-erasing";
    History history =
        partner(p)
            .add(user(p, p + "-full", "Fay Full"), granted(p, p + "-full", Role.FULL_ADMIN))
            .add(user(p, p + "-zoe", "Zoe Quillfeather"), granted(p, p + "-zoe", Role.FULL_ADMIN))
            .byUser(p + "-zoe", Role.FULL_ADMIN)
            .add(granted(p, p + "-full", Role.PARTNER_FULL_ADMIN));
    topic.send(history.events());
    api.getAt(history.position(), "/v1/partners/" + p);
    List<String> paths =
        List.of(
            ACCESS + "?user=" + p + "-zoe",
            ACCESS + "?user=" + p + "-full",
            ACCESS + "/comparison?user=" + p + "-zoe",
            ACCESS + "/people?org=" + p + "&capability=PARTNER_ORG.LEGAL_HOLD",
            ACCESS + "?typing=true&user=zoe");
    paths.forEach(path -> assertThat(page(p + "-full", path)).contains("Quillfeather"));
    assertThat(page(p + "-full", ACCESS + "?user=quill")).contains("Whom do you mean?");

    history.add(new PersonErased(p, p + "-zoe"));
    topic.send(history.events().subList((int) history.position() - 1, (int) history.position()));
    api.getAt(history.position(), "/v1/partners/" + p);

    paths.forEach(
        path ->
            assertThat(page(p + "-full", path))
                .as(path)
                .contains(p + "-zoe")
                .doesNotContain("Quillfeather", "sealed:"));
    assertThat(page(p + "-zoe", ACCESS))
        .contains(">" + p + "-zoe in")
        .doesNotContain("Quillfeather", "sealed:");
    assertThat(Browser.of(api, p + "-full").open(ACCESS + "?user=quill").body())
        .contains("You can see nobody with this id");
  }

  @Test
  void what_nobody_can_find_is_not_there() {
    Browser browser = Browser.of(api, PARTNER_FULL);
    for (String query : List.of("?org=nowhere", "?user=no+body", "?org=%25")) {
      HttpResponse<String> page = browser.open(ACCESS + query);
      assertThat(page.statusCode()).as(query).isEqualTo(404);
      assertThat(page.body()).as(query).contains("Nothing fits");
    }
    assertThat(browser.open(ACCESS + "?user=exp-nobody").body())
        .contains("You can see nobody with this id");
  }

  @Test
  void while_somebody_types_what_fits_is_suggested() {
    assertThat(page(PARTNER_FULL, ACCESS + "?typing=true&user=ELENA&org=vista"))
        .contains("<option value=\"exp-elena\"")
        .contains("<option value=\"exp-vista\" label=\"Vista Hotels\"")
        .doesNotContain("<option value=\"exp-full\"", "<option value=\"exp-cedar\"");
  }

  @Test
  void R30_people_of_a_customer_find_only_their_own() {
    assertThat(page(HANNA, ACCESS + "?typing=true&user=exp"))
        .contains("<option value=\"exp-support\"")
        .doesNotContain("exp-full", "exp-elena", "exp-vista", "name=\"org\"");
    assertThat(Browser.of(api, HANNA).open(ACCESS + "?org=exp-vista").statusCode()).isEqualTo(404);
    assertThat(page(SUPPORT, ACCESS)).contains("Troubleshooting").doesNotContain("role=\"search\"");
    assertThat(Browser.of(api, SUPPORT).open(HANNA_IN_CEDAR).statusCode()).isEqualTo(403);
  }

  @Test
  void a_comparison_shows_what_was_gained_and_lost_and_by_which_event() {
    String page =
        page(
            PARTNER_FULL,
            "/console/access/comparison?user=" + ELENA + "&org=" + C + "&from=8&to=9");
    assertThat(row(page, "DEVICE_MANAGEMENT"))
        .contains("data-turn=\"GAINED\"", ">gained<", "href=\"#event-9\"", "Changed by #9");
    assertThat(row(page, "LEGAL_HOLD")).contains("data-turn=\"SAME\"");
    assertThat(page).contains("id=\"event-9\"", "a new contract");
  }

  @Test
  void a_comparison_begins_with_the_last_change() {
    String page = page(PARTNER_FULL, "/console/access/comparison?user=" + ELENA + "&org=" + C);
    assertThat(row(page, "DEVICE_MANAGEMENT"))
        .contains("data-turn=\"LOST\"", ">lost<", "href=\"#event-13\"");
  }

  @Test
  void what_was_undone_in_between_is_told_too() {
    String path = "/console/access/comparison?user=" + HANNA + "&org=" + C;
    assertThat(page(PARTNER_FULL, path + "&from=10&to=12"))
        .contains("All of it was undone again", "id=\"event-11\"", "id=\"event-12\"");
    assertThat(page(PARTNER_FULL, path + "&from=12&to=13"))
        .contains("Nothing has changed this access in between");
  }

  @Test
  void moments_in_the_wrong_order_are_told_as_a_sentence() {
    String path = "/console/access/comparison?user=" + ELENA + "&org=" + C;
    assertThat(page(PARTNER_FULL, path + "&from=12&to=9")).contains("cannot be compared");
    assertThat(page(PARTNER_FULL, path + "&from=x")).contains("This is no moment of the past");
  }

  @Test
  void R25_the_control_hub_is_shown_as_the_customers_administrator_sees_it() {
    String path = "/console/access/control-hub?user=" + HANNA + "&org=" + C;
    assertThat(page(PARTNER_FULL, path))
        .contains("hub-banner", "data-look=\"GREYED\">Manage users")
        .contains("What is not there for them", "SERVICES_MIGRATIONS");
    assertThat(page(PARTNER_FULL, path + "&at=11"))
        .contains("data-look=\"OPEN\">Manage users")
        .doesNotContain("hub-banner", "What is not there for them");
    assertThat(page(HANNA, "/console/access/control-hub")).contains("hub-banner");
  }

  @Test
  void R23_an_administrator_of_the_partner_sees_no_banner() {
    assertThat(page(PARTNER_FULL, "/console/access/control-hub?org=" + C))
        .contains("restricted mode changes nothing for them")
        .doesNotContain("hub-banner");
    assertThat(page(PARTNER_FULL, "/console/access/control-hub?user=" + ELENA + "&org=" + C))
        .contains("It does not open");
    assertThat(Browser.of(api, PARTNER_FULL).open("/console/access/control-hub").statusCode())
        .isEqualTo(404);
  }

  @Test
  void who_can_do_something_is_told_with_the_grants_that_let_them() {
    String path =
        "/console/access/people?org=" + C + "&capability=CUSTOMER_ORG.LICENSES_AND_UPGRADES";
    assertThat(page(FULL, path + "&level=FULL&at=9"))
        .contains(PARTNER_FULL, ELENA, "Partner administrator: Full")
        .doesNotContain(HANNA);
    assertThat(page(FULL, path + "&level=FULL")).contains(HANNA).doesNotContain(ELENA);
    assertThat(page(FULL, "/console/access/people?org=" + C + "&capability=USERS_CLAIM"))
        .contains(HANNA, "Restricted mode:", "the action is not available");
    assertThat(page(FULL, "/console/access/people")).contains("Choose what it is about");
    assertThat(page(FULL, ACCESS + "?org=" + C))
        .contains("/console/access/people?org=" + C + "&amp;capability=USERS_CLAIM");
    assertThat(page(PARTNER_FULL, ELENA_IN_CEDAR)).doesNotContain("/console/access/people");
  }

  @Test
  void all_who_can_are_paged_through_once() {
    Browser browser = Browser.of(api, FULL);
    List<String> all = new ArrayList<>();
    String path = "/console/access/people?org=" + C + "&capability=CUSTOMER_ORG.CUSTOMER_LIST";
    while (path != null) {
      String page = browser.open(path).body();
      NAMES.matcher(page).results().forEach(found -> all.add(found.group(1)));
      Matcher next = NEXT.matcher(page);
      path = next.find() ? next.group(1).replace("&amp;", "&") : null;
    }
    assertThat(all).hasSize(55).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"?org=" + P, "?org=" + C, "/comparison?org=" + C, "/control-hub?org=" + C})
  void every_page_speaks_chinese(String path) {
    Browser browser = Browser.of(api, PARTNER_FULL);
    browser.submit(ACCESS, "/console/preferences", "language", "CHINESE");
    assertThat(browser.open(ACCESS + path).body())
        .contains("访问权限", "比较两个时刻")
        .doesNotContain("??", "Read only");
  }
}
