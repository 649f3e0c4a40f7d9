package dev.mandate.system.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.mandate.system.console.People.Look;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * People of the sample partner and of its customers look after customers with a browser. What a
 * test changes, it changes back, or nobody else looks at it.
 */
class CustomersConsoleIT extends BrowserTest {
  private static final String CUSTOMERS = "/console/partners/acme/customers";
  private static final String RESTRICTIONS = CUSTOMERS + "/restrictions";

  private static String page(String customerId) {
    return "/console/customers/" + customerId;
  }

  private static Locator choice(Tab tab, String name) {
    return tab.page()
        .getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static void unfold(Tab tab, String summary) {
    tab.page().locator("summary").getByText(summary).click();
  }

  private static void press(Tab tab, String key, Locator until) {
    for (int i = 0; i < 100 && !isFocused(until); i++) {
      tab.page().keyboard().press(key);
    }
    assertThat(until).isFocused();
  }

  private static boolean isFocused(Locator locator) {
    return Boolean.TRUE.equals(locator.evaluate("node => node === document.activeElement"));
  }

  @Test
  void R22_restricted_mode_is_switched_after_seeing_who_regains_and_who_loses_what() {
    try (Tab tab = people.signIn("daniel.kim", Look.ENGLISH)) {
      tab.link("Customers").click();
      tab.page().getByRole(AriaRole.SEARCHBOX).fill("bluebird");
      assertThat(tab.page().locator("tbody tr")).hasCount(1);
      tab.isAccessible().fits();
      tab.link("Bluebird Bakery").click();
      tab.isAccessible().fits();

      tab.link("Switch restricted mode off").click();
      assertThat(tab.heading("Switch restricted mode off for Bluebird Bakery?")).isVisible();
      assertThat(tab.heading("Who regains what")).isVisible();
      Locator hanna = tab.page().locator(".people > li").filter(having("Hanna Berg"));
      assertThat(hanna.locator(".rows li").filter(having("Domain"))).containsText("full access");
      tab.isAccessible().fits();
      tab.page().getByLabel("Reason").fill("Has an IT department of its own");
      tab.button("Switch restricted mode off").click();
      tab.tells("Restricted mode is off.");
      assertThat(tab.page().locator(".entries li").first())
          .containsText("Has an IT department of its own");

      tab.link("Switch restricted mode on").click();
      assertThat(tab.heading("Who loses what")).isVisible();
      assertThat(hanna.locator(".rows li").filter(having("Domain"))).containsText("read only");
      tab.isAccessible().fits();
      tab.button("Switch restricted mode on").click();
      tab.tells("Restricted mode is on.");
      tab.isAccessible().fits();
    }
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  @Test
  void a_switch_of_which_nobody_is_affected_says_so_and_can_be_left() {
    try (Tab tab = people.signIn("daniel.kim", Look.CHINESE.in(ColorScheme.LIGHT))) {
      tab.open(page("willow-school"));
      tab.link("关闭受限模式").click();
      assertThat(tab.page().getByText("此客户没有自己的管理员")).isVisible();
      tab.isAccessible().fits();
      tab.link("保持不变").click();
      assertThat(tab.heading("Willow School")).isVisible();
      assertThat(tab.link("关闭受限模式")).isVisible();
      tab.isFine();
    }
  }

  @Test
  void R22_all_of_it_works_with_the_keyboard_alone() {
    try (Tab tab = people.signIn("elena.rossi", Look.ENGLISH)) {
      tab.open(page("cedar-law"));
      press(tab, "Tab", tab.link("Switch restricted mode off"));
      tab.page().keyboard().press("Enter");
      assertThat(tab.heading("Switch restricted mode off for Cedar Law Group?")).isVisible();
      press(tab, "Tab", tab.page().getByLabel("Reason"));
      tab.page().keyboard().type("On request");
      tab.page().keyboard().press("Enter");
      tab.tells("Restricted mode is off.");
      assertThat(tab.page().locator("#notice")).isFocused();
      press(tab, "Tab", tab.link("Switch restricted mode on"));
      tab.page().keyboard().press("Enter");
      press(tab, "Tab", tab.button("Switch restricted mode on"));
      tab.page().keyboard().press("Enter");
      tab.tells("Restricted mode is on.");
    }
  }

  @Test
  void R16_a_partner_administrator_finds_those_on_the_list_and_may_switch_an_attached_one() {
    try (Tab tab = people.signIn("farid.haddad", Look.CHINESE.on(People.PHONE))) {
      tab.link("客户").click();
      assertThat(tab.page().locator("tbody tr")).hasCount(2);
      tab.isAccessible().fits();
      tab.link("Maple Clinic").click();
      tab.isAccessible().fits();
      tab.link("关闭受限模式").click();
      tab.isAccessible().fits();
      tab.button("关闭受限模式").click();
      tab.tells("受限模式已关闭。");
      tab.link("开启受限模式").click();
      tab.button("开启受限模式").click();
      tab.tells("受限模式已开启。");
      tab.isAccessible().fits();
    }
  }

  @Test
  void whoever_reaches_no_customer_has_no_link_to_them_and_is_told_so() {
    try (Tab tab = people.signIn("ben.okafor", Look.ENGLISH)) {
      assertThat(tab.link("Overview")).isVisible();
      assertThat(tab.link("Customers")).hasCount(0);
      tab.isFine();
      tab.page().navigate(tab.page().url() + "/customers");
      assertThat(tab.heading("Your roles do not open this page")).isVisible();
    }
  }

  @Test
  void whoever_only_reads_is_offered_nothing() {
    try (Tab tab = people.signIn("grace.liu", Look.CHINESE)) {
      tab.link("客户").click();
      assertThat(tab.page().getByText("添加客户")).hasCount(0);
      tab.isAccessible().fits();
      tab.link("Willow School").click();
      assertThat(tab.page().locator("main form")).hasCount(0);
      tab.isAccessible().fits();
      tab.open(RESTRICTIONS);
      assertThat(tab.page().getByText("只有合作伙伴完全权限管理员可以更改。")).isVisible();
      assertThat(tab.page().locator("main button")).hasCount(0);
      tab.isAccessible().fits();
    }
  }

  @Test
  void a_customer_is_added_by_whoever_sells_and_opens_at_once() {
    try (Tab tab = people.signIn("elena.rossi", Look.ENGLISH.on(People.PHONE))) {
      tab.open(CUSTOMERS);
      unfold(tab, "Add a customer");
      tab.page().locator("details [name=name]").fill("Orchid Spa");
      tab.page().getByLabel("Id", exact()).fill("cedar-law");
      tab.isAccessible().fits();
      tab.button("Add the customer").click();
      assertThat(tab.page().locator("#notice")).containsText("this id is taken");
      assertThat(tab.page().locator("details [name=name]")).hasValue("Orchid Spa");
      tab.isAccessible().fits();
      tab.page().getByLabel("Id", exact()).fill("orchid-spa");
      tab.button("Add the customer").click();
      tab.tells("Orchid Spa is added.");
      assertThat(tab.heading("Orchid Spa")).isVisible();
      assertThat(tab.page().getByText("Restricted mode on")).isVisible();
      tab.isAccessible().fits();
    }
  }

  @Test
  void R17_a_customer_comes_onto_a_list_and_leaves_it() {
    try (Tab tab = people.signIn("daniel.kim", Look.ENGLISH.in(ColorScheme.DARK))) {
      tab.open(page("summit-logistics"));
      Locator field = tab.page().getByLabel("Assign it to a partner administrator");
      field.fill("ross");
      assertThat(tab.page().locator("#candidates option")).hasCount(1);
      field.fill("elena.rossi");
      tab.button("Assign").click();
      tab.tells("It is on the list of elena.rossi.");
      tab.isAccessible().fits();
      tab.button("Take it off the list of Elena Rossi").click();
      tab.tells("It is off the list of elena.rossi.");
      field.fill("grace.liu");
      tab.button("Assign").click();
      assertThat(tab.page().locator("#notice"))
          .containsText("only partner administrators have a managed list");
      tab.isAccessible();
    }
  }

  @Test
  void R24_a_setting_is_taken_off_the_restriction_list_and_put_back() {
    try (Tab tab = people.signIn("daniel.kim", Look.ENGLISH)) {
      tab.open(CUSTOMERS);
      tab.link("Restriction list").click();
      tab.isAccessible().fits();
      Locator domain = tab.page().getByLabel("Domain", exact());
      domain.uncheck();
      tab.button("See what this changes").click();
      assertThat(tab.heading("Off the list: given back")).isVisible();
      assertThat(tab.page().getByRole(AriaRole.ROWHEADER)).hasText("Domain");
      tab.isAccessible().fits();
      tab.link("Choose again").click();
      assertThat(tab.page().getByText("not saved")).isVisible();
      tab.isAccessible();
      tab.button("See what this changes").click();
      tab.button("Save the list").click();
      tab.tells("The restriction list is saved.");

      domain.check();
      tab.button("See what this changes").click();
      assertThat(tab.heading("Onto the list: taken away")).isVisible();
      tab.isAccessible().fits();
      tab.button("Save the list").click();
      tab.tells("The restriction list is saved.");
    }
  }

  @Test
  void R24_the_restriction_list_is_read_and_tried_on_a_phone_in_Chinese() {
    try (Tab tab = people.signIn("daniel.kim", Look.CHINESE.on(People.PHONE))) {
      tab.open(RESTRICTIONS);
      tab.isAccessible().fits();
      tab.page().getByLabel("目录同步", exact()).uncheck();
      tab.button("查看会改变什么").click();
      assertThat(tab.heading("谁的权限会改变")).isVisible();
      tab.isAccessible().fits();
    }
  }

  @Test
  void R25_a_customers_administrator_sees_the_banner_and_what_is_kept_from_them() {
    try (Tab tab = people.signIn("hanna.berg", Look.ENGLISH)) {
      assertThat(tab.heading("Bluebird Bakery")).isVisible();
      assertThat(tab.page().locator(".banner")).containsText("Restricted administrator mode is on");
      assertThat(tab.page().getByText("Directory synchronization")).isVisible();
      assertThat(tab.button("Save the name")).isDisabled();
      assertThat(tab.link("Switch restricted mode off")).hasCount(0);
      tab.isAccessible().fits();
    }
  }

  @Test
  void R15_a_customers_full_administrator_gives_a_role_and_takes_it_away() {
    try (Tab tab = people.signIn("julia.santos", Look.ENGLISH)) {
      assertThat(tab.page().locator(".banner")).hasCount(0);
      unfold(tab, "Give somebody a role in it");
      tab.page().getByLabel("User id").fill("pablo.ruiz");
      tab.page().locator("[name=displayName]").fill("Pablo Ruiz");
      choice(tab, "Role").selectOption("CUSTOMER_DEVICE_ADMIN");
      tab.isAccessible().fits();
      tab.button("Give the role").click();
      tab.tells("is given to pablo.ruiz.");
      Locator row = tab.page().locator("tbody tr").filter(having("Pablo Ruiz"));
      assertThat(row).hasCount(1);
      tab.isAccessible();
      row.getByRole(AriaRole.BUTTON).click();
      tab.tells("is revoked from pablo.ruiz.");
    }
  }

  @Test
  void R26_without_restricted_mode_a_customers_full_administrator_changes_the_name() {
    try (Tab tab = people.signIn("julia.santos", Look.CHINESE)) {
      for (String name : new String[] {"Vista Hotels & Spa", "Vista Hotels"}) {
        unfold(tab, "更改名称");
        tab.page().locator("[name=name]").fill(name);
        tab.button("保存名称").click();
        tab.tells("名称现为 " + name);
        assertThat(tab.heading(name)).isVisible();
      }
      tab.isAccessible().fits();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "hanna.berg, Bluebird Bakery",
    "ivan.petrov, Bluebird Bakery",
    "julia.santos, Vista Hotels",
    "karim.nasser, Cedar Law Group",
    "lena.vogel, Summit Logistics",
    "marco.weber, Harbor Dental",
    "nadia.farouk, Cedar Law Group",
    "oscar.lind, Summit Logistics"
  })
  void whoever_belongs_to_a_customer_finds_their_organization_in_either_language_on_any_screen(
      String person, String organization) {
    for (Look look :
        new Look[] {
          Look.ENGLISH,
          Look.ENGLISH.in(ColorScheme.DARK).on(People.PHONE),
          Look.CHINESE,
          Look.CHINESE.in(ColorScheme.LIGHT).on(People.PHONE)
        }) {
      try (Tab tab = people.signIn(person, look)) {
        assertThat(tab.heading(organization)).isVisible();
        assertThat(tab.page().locator("nav [aria-current=page]")).hasCount(1);
        tab.isAccessible().fits();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CUSTOMERS,
        RESTRICTIONS,
        "/console/customers/bluebird-bakery",
        "/console/customers/bluebird-bakery/restricted-mode"
      })
  void every_page_fits_a_phone_in_the_light_and_a_desk_in_the_dark(String path) {
    for (Look look :
        new Look[] {
          Look.CHINESE.in(ColorScheme.LIGHT).on(People.PHONE), Look.ENGLISH.in(ColorScheme.DARK)
        }) {
      try (Tab tab = people.signIn("daniel.kim", look)) {
        tab.open(path).isAccessible().fits();
      }
    }
  }
}
