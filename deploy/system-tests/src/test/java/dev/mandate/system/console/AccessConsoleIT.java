package dev.mandate.system.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.mandate.system.console.People.Look;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People of the sample partner find out with a browser who may do what, and why. */
class AccessConsoleIT extends BrowserTest {
  private static final String ACCESS = "/console/access";
  private static final String HANNA = "?user=hanna.berg&org=bluebird-bakery";
  private static final String HANNA_IN_BLUEBIRD = ACCESS + HANNA;

  private static Locator level(Tab tab, String key) {
    return tab.page().locator("button[aria-describedby='why-%s']".formatted(key));
  }

  private static Locator why(Tab tab, String key) {
    return tab.page().locator("#why-" + key);
  }

  @Test
  void R28_a_level_is_explained_to_whoever_points_at_it_comes_to_it_or_clicks() {
    try (Tab tab = people.signIn("daniel.kim", Look.ENGLISH)) {
      tab.open(HANNA_IN_BLUEBIRD);
      Locator claim = why(tab, "USERS_CLAIM");
      assertThat(claim).isHidden();
      level(tab, "USERS_CLAIM").hover();
      assertThat(claim).isVisible();
      assertThat(claim).containsText("Customer full administrator: Full");
      assertThat(claim).containsText("Restricted mode: the action is not available");
      tab.isAccessible().fits();
      tab.heading("Settings of the control hub").hover();
      assertThat(claim).isHidden();

      level(tab, "USERS_DETAILS").focus();
      assertThat(why(tab, "USERS_DETAILS")).isVisible();
      tab.page().keyboard().press("Escape");
      assertThat(why(tab, "USERS_DETAILS")).isHidden();

      level(tab, "USERS_CLAIM").click();
      level(tab, "USERS_CLAIM").blur();
      tab.heading("Settings of the control hub").hover();
      assertThat(claim).isVisible();
      tab.page().keyboard().press("Escape");
      assertThat(claim).isHidden();
      tab.isFine();
    }
  }

  @Test
  void a_person_and_an_organization_are_chosen_while_typing() {
    try (Tab tab = people.signIn("daniel.kim", Look.ENGLISH)) {
      tab.link("Access").first().click();
      assertThat(tab.heading("Daniel Kim in Acme Telecom")).isVisible();
      tab.isAccessible().fits();
      tab.page().getByLabel("Organization", exact()).fill("cedar");
      assertThat(tab.page().locator("#organization-options option")).hasCount(1);
      tab.page().getByLabel("Organization", exact()).fill("cedar-law");
      tab.page().getByLabel("Person", exact()).fill("rossi");
      assertThat(tab.page().locator("#people-options option")).hasCount(1);
      tab.page().getByLabel("Person", exact()).press("Enter");
      assertThat(tab.heading("Whom do you mean?")).isVisible();
      tab.isAccessible();
      tab.link("Elena Rossi").click();
      assertThat(tab.heading("Elena Rossi in Cedar Law Group")).isVisible();
      assertThat(tab.page().locator(".pills").first()).containsText("Partner administrator");
      tab.isAccessible();
    }
  }

  @Test
  void R29_the_slider_goes_through_the_moments_at_which_something_changed() {
    try (Tab tab = people.signIn("daniel.kim", Look.ENGLISH)) {
      tab.open(HANNA_IN_BLUEBIRD);
      Locator slider = tab.page().getByRole(AriaRole.SLIDER);
      assertThat(slider).isVisible();
      assertThat(slider).hasAttribute("aria-valuetext", "Now");
      slider.focus();
      slider.press("ArrowLeft");
      assertThat(tab.page()).hasURL(Pattern.compile(".*[?&]at=\\d+"));
      assertThat(slider).isFocused();
      assertThat(slider)
          .hasAttribute("aria-valuetext", Pattern.compile("Role granted: Customer full.*"));
      assertThat(level(tab, "USERS_CLAIM")).containsText("Read only");
      assertThat(tab.link("As they see the control hub"))
          .hasAttribute("href", Pattern.compile(".*[?&]at=\\d+"));
      slider.press("Home");
      assertThat(tab.page().getByText("holds no role that reaches")).isVisible();
      assertThat(level(tab, "USERS_CLAIM")).containsText("None");
      tab.isAccessible().fits();
    }
  }

  @Test
  void R29_a_time_and_a_position_are_written_into_fields() {
    try (Tab tab = people.signIn("daniel.kim", Look.ENGLISH)) {
      tab.open(HANNA_IN_BLUEBIRD);
      tab.page().getByLabel("Position", exact()).fill("18");
      tab.button("Go to this position").click();
      assertThat(tab.page().getByText("holds no role that reaches")).isVisible();
      tab.page().getByLabel(Pattern.compile("^Time")).fill("2020-01-01T08:30:15");
      tab.button("Go to this time").click();
      assertThat(tab.page().getByText("The organization was not there yet.")).isVisible();
      tab.isAccessible();
    }
  }

  @Test
  void a_comparison_leads_from_a_level_to_the_event_that_changed_it() {
    try (Tab tab = people.signIn("daniel.kim", Look.ENGLISH)) {
      tab.open(HANNA_IN_BLUEBIRD);
      tab.link("Compare two moments").click();
      Locator row = tab.page().locator("tr", new Page.LocatorOptions().setHasText("USERS_CLAIM"));
      assertThat(row).containsText("gained");
      tab.isAccessible().fits();
      row.getByRole(AriaRole.LINK).click();
      assertThat(tab.page().locator(".moments li:target"))
          .containsText("Role granted: Customer full administrator");
      tab.isFine();
    }
  }

  @Test
  void R25_restricted_mode_is_seen_as_the_customers_administrator_sees_it() {
    try (Tab tab = people.signIn("daniel.kim", Look.ENGLISH)) {
      tab.open(HANNA_IN_BLUEBIRD);
      tab.link("As they see the control hub").click();
      Locator hub = tab.page().locator(".hub");
      assertThat(hub).containsText("Restricted mode is on.");
      assertThat(hub.locator(".hub-act")).containsText("Greyed out, by restricted mode");
      assertThat(hub).not().containsText("SERVICES_MIGRATIONS");
      tab.isAccessible().fits();
    }
    try (Tab tab = people.signIn("julia.santos", Look.ENGLISH)) {
      tab.open(ACCESS + "/control-hub");
      assertThat(tab.page().locator(".hub")).not().containsText("Restricted mode is on.");
      assertThat(tab.page().locator(".hub-act")).containsText("Can be changed");
      tab.isAccessible();
    }
  }

  @Test
  void a_level_leads_to_everybody_who_can_do_the_same() {
    try (Tab tab = people.signIn("amelia.hart", Look.ENGLISH)) {
      tab.open(ACCESS + "?org=acme");
      level(tab, "PARTNER_ORG-LEGAL_HOLD").focus();
      tab.page().keyboard().press("Tab");
      tab.page().keyboard().press("Enter");
      assertThat(tab.page().locator("tbody tr").first()).containsText("amelia.hart");
      assertThat(tab.page().locator("tbody")).containsText("Full administrator: Full");
      tab.isAccessible().fits();
    }
  }

  @Test
  void an_administrator_of_a_customer_sees_what_is_theirs() {
    try (Tab tab = people.signIn("ivan.petrov", Look.ENGLISH)) {
      tab.link("Access").first().click();
      assertThat(tab.heading("Ivan Petrov in Bluebird Bakery")).isVisible();
      assertThat(tab.page().getByRole(AriaRole.SEARCH)).hasCount(0);
      tab.isAccessible().fits();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ben.okafor",
        "chloe.martin",
        "elena.rossi",
        "farid.haddad",
        "grace.liu",
        "hanna.berg",
        "julia.santos",
        "karim.nasser",
        "lena.vogel",
        "marco.weber",
        "nadia.farouk",
        "oscar.lind"
      })
  void everybody_sees_their_own_access_on_a_phone_in_their_language(String person) {
    for (Look look : new Look[] {Look.ENGLISH, Look.CHINESE}) {
      try (Tab tab = people.signIn(person, look.on(People.PHONE))) {
        tab.open(ACCESS);
        assertThat(tab.page().locator("h1")).containsText(nameOf(person));
        assertThat(tab.page().locator(".head .pill.info")).isVisible();
        assertThat(tab.page().locator("button.level").first()).isVisible();
        tab.isAccessible().fits();
      }
    }
  }

  /** People of the sample are called as their ids say. */
  private static Pattern nameOf(String person) {
    return Pattern.compile(person.replace(".", " "), Pattern.CASE_INSENSITIVE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ACCESS + "?org=acme",
        ACCESS + HANNA,
        ACCESS + "/comparison" + HANNA,
        ACCESS + "/control-hub" + HANNA
      })
  void the_same_in_Chinese_and_in_the_dark_and_on_a_phone(String path) {
    try (Tab tab = people.signIn("daniel.kim", Look.CHINESE)) {
      tab.open(path).isAccessible().fits();
      assertThat(tab.page().locator("main")).not().containsText("??");
    }
    try (Tab tab = people.signIn("daniel.kim", Look.ENGLISH.on(People.PHONE))) {
      tab.open(path).isAccessible().fits();
    }
  }

  @Test
  void an_explanation_fits_a_phone() {
    try (Tab tab = people.signIn("daniel.kim", Look.ENGLISH.on(People.PHONE))) {
      tab.open(HANNA_IN_BLUEBIRD);
      level(tab, "USERS_CLAIM").click();
      assertThat(why(tab, "USERS_CLAIM")).isVisible();
      tab.isAccessible().fits();
    }
  }

  @Test
  void who_can_do_something_is_told_in_Chinese_and_on_a_phone() {
    String path = ACCESS + "/people?org=bluebird-bakery&capability=USERS_CLAIM";
    try (Tab tab = people.signIn("amelia.hart", Look.CHINESE)) {
      tab.open(path).isAccessible().fits();
      assertThat(tab.page().locator("tbody")).containsText("hanna.berg");
    }
    try (Tab tab = people.signIn("amelia.hart", Look.ENGLISH.on(People.PHONE))) {
      tab.open(path).isAccessible().fits();
    }
  }
}
