package dev.mandate.system.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.mandate.system.console.People.Look;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People of the sample partner use the console with a browser. */
class ConsoleIT extends BrowserTest {
  private static final String HOME = "/console/partners/acme";
  private static final String ADMINISTRATORS = HOME + "/administrators";

  @Test
  void a_full_administrator_sees_how_things_stand() {
    try (Tab tab = people.signIn("amelia.hart", Look.ENGLISH)) {
      assertThat(tab.heading("Acme Telecom")).isVisible();
      assertThat(tab.heading("Administrators by role")).isVisible();
      assertThat(tab.heading("Commands in the last 30 days")).isVisible();
      assertThat(tab.heading("Last entries of the audit log")).isVisible();
      assertThat(tab.page().locator("[data-live-state]")).isVisible();
      tab.isAccessible().fits();
    }
  }

  @Test
  void a_change_appears_on_an_open_overview_by_itself() {
    try (Tab watching = people.signIn("ben.okafor", Look.ENGLISH);
        Tab changing = people.signIn("amelia.hart", Look.ENGLISH)) {
      assertThat(watching.page().locator("[data-live-state]")).isVisible();
      Locator first = watching.page().locator(".entries li").first();
      assertThat(first).not().containsText("Chloe Martin");
      changing.open(ADMINISTRATORS + "/chloe.martin");
      changing.page().getByLabel("Partner read-only administrator", exact()).check();
      changing.button("Save roles").click();
      changing.tells("The roles are saved.");
      assertThat(first).containsText("Chloe Martin");
      watching.isFine();
    }
  }

  @Test
  void roles_are_saved_at_once_and_the_page_shows_them_with_their_history() {
    try (Tab tab = people.signIn("amelia.hart", Look.ENGLISH)) {
      tab.link("Administrators").click();
      tab.page().getByRole(AriaRole.SEARCHBOX).fill("farid");
      assertThat(tab.page().locator("tbody tr")).hasCount(1);
      tab.isAccessible().fits();
      tab.link("Farid Haddad").click();
      assertThat(tab.heading("Farid Haddad")).isVisible();
      tab.page().getByLabel("Webex for Wholesale administrator", exact()).check();
      tab.button("Save roles").click();
      tab.tells("The roles are saved.");
      assertThat(tab.page().getByLabel("Webex for Wholesale administrator", exact())).isChecked();
      assertThat(tab.page().locator(".entries li").first())
          .containsText("granted the role Webex for Wholesale administrator to Farid Haddad");
      tab.isAccessible().fits();
    }
  }

  @Test
  void R10_the_add_on_waits_for_a_base() {
    try (Tab tab = people.signIn("amelia.hart", Look.ENGLISH)) {
      tab.open(ADMINISTRATORS + "/grace.liu");
      Locator addOn = tab.page().getByLabel("Webex for Wholesale administrator", exact());
      assertThat(addOn).isDisabled();
      tab.page().getByLabel("Partner administrator", exact()).check();
      assertThat(addOn).isEnabled();
      tab.page().getByLabel("Partner administrator", exact()).uncheck();
      assertThat(addOn).isDisabled();
      tab.isFine();
    }
  }

  @Test
  void R8_a_partner_full_administrator_learns_which_roles_are_not_theirs_to_assign() {
    try (Tab tab = people.signIn("daniel.kim", Look.ENGLISH)) {
      tab.open(ADMINISTRATORS + "/chloe.martin");
      assertThat(tab.page().getByLabel("Full administrator", exact())).isDisabled();
      assertThat(tab.page().getByText("Only a full administrator assigns this role.").first())
          .isVisible();
      assertThat(tab.page().getByLabel("Partner administrator", exact())).isEnabled();
      tab.isAccessible();
    }
  }

  @Test
  void a_customer_comes_onto_a_list_and_leaves_it() {
    try (Tab tab = people.signIn("daniel.kim", Look.ENGLISH)) {
      tab.open(ADMINISTRATORS + "/elena.rossi");
      tab.page().getByLabel("Put a customer on the list").fill("harbor");
      assertThat(tab.page().locator("#customer-options option")).hasCount(1);
      tab.page().getByLabel("Put a customer on the list").fill("harbor-dental");
      tab.button("Assign").click();
      tab.tells("harbor-dental is on the list.");
      tab.button("Take Harbor Dental off the list").click();
      tab.tells("harbor-dental is off the list.");
      tab.isAccessible();
    }
  }

  @Test
  void a_role_is_granted_until_a_time_in_the_persons_zone() {
    String end =
        LocalDateTime.now(ZoneId.of("Europe/Berlin"))
            .plusDays(3)
            .withHour(18)
            .withMinute(30)
            .format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm"));
    try (Tab tab = people.signIn("amelia.hart", Look.ENGLISH)) {
      tab.open(ADMINISTRATORS + "/grace.liu");
      tab.page().getByText("Grant a role for a limited time").click();
      tab.page()
          .getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Role").setExact(true))
          .selectOption("READ_ONLY_ADMIN");
      tab.page().getByLabel("Until").fill(end);
      tab.isAccessible();
      tab.button("Grant").click();
      tab.tells("Read-only administrator is granted until");
      assertThat(tab.page().locator(".pill.warn").first())
          .containsText(Pattern.compile("until .* 18:30"));
    }
  }

  @Test
  void a_rejection_says_what_to_do() {
    try (Tab tab = people.signIn("daniel.kim", Look.ENGLISH)) {
      tab.open(ADMINISTRATORS + "/elena.rossi");
      tab.page().getByLabel("Put a customer on the list").fill("nobody-knows-it");
      tab.button("Assign").click();
      tab.tells("Not changed");
      tab.isAccessible();
    }
  }

  @Test
  void the_same_in_Chinese_and_in_the_dark() {
    try (Tab tab = people.signIn("amelia.hart", Look.CHINESE)) {
      assertThat(tab.heading("最近 30 天的命令")).isVisible();
      tab.isAccessible();
      tab.link("管理员").click();
      assertThat(tab.heading("管理员")).isVisible();
      tab.isAccessible();
      tab.link("Ben Okafor").click();
      tab.page().getByLabel("只读权限管理员", exact()).check();
      tab.button("保存角色").click();
      tab.tells("角色已保存。");
      tab.isAccessible();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {HOME, ADMINISTRATORS, ADMINISTRATORS + "/elena.rossi"})
  void every_page_fits_a_phone(String path) {
    try (Tab tab = people.signIn("amelia.hart", Look.ENGLISH.on(People.PHONE))) {
      tab.open(path).isAccessible().fits();
    }
  }

  @Test
  void language_and_theme_are_chosen_in_the_menu() {
    try (Tab tab = people.signIn("grace.liu", Look.ENGLISH)) {
      tab.page().locator("details.menu summary").click();
      tab.isAccessible();
      tab.button("中文").click();
      assertThat(tab.page().locator("html")).hasAttribute("lang", "zh");
      tab.page().locator("details.menu summary").click();
      tab.button("深色").click();
      assertThat(tab.page().locator("html")).hasAttribute("data-theme", "dark");
      tab.isFine();
    }
  }

  @Test
  void nobody_sees_a_link_that_does_not_open_and_opening_it_anyway_says_so() {
    try (Tab tab = people.signIn("elena.rossi", Look.ENGLISH)) {
      assertThat(tab.heading("Acme Telecom")).isVisible();
      assertThat(tab.link("Administrators")).hasCount(0);
      tab.isAccessible();
    }
  }

  @Test
  void a_page_shows_the_zone_of_the_browser_from_the_first_visit_on() {
    try (Tab tab = people.signIn("amelia.hart", Look.ENGLISH)) {
      assertThat(tab.page().locator(".foot")).containsText("Europe/Berlin");
    }
  }
}
