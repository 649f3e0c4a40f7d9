package dev.mandate.system.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.mandate.system.console.People.Look;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** People of the sample partner and of its customers look after customers with a browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomersIT {
  private static final String HOME = "/console/partners/acme";
  private static final String CUSTOMERS = HOME + "/customers";
  private static final String BULK = HOME + "/bulk";

  private People people;

  @BeforeAll
  void given_a_browser_and_the_sample_partner() {
    Optional<Path> chromium = Chromium.find();
    assumeTrue(chromium.isPresent(), Chromium.missing());
    people = new People(chromium.get(), SampleStack.shared().url());
  }

  @AfterAll
  void close() {
    if (people != null) {
      people.close();
    }
  }

  private static Page.GetByLabelOptions exact() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  @Test
  void R22_restricted_mode_is_switched_after_seeing_who_regains_what() {
    try (Tab tab = people.signIn("daniel.kim", Look.ENGLISH)) {
      tab.link("Customers").click();
      tab.page().getByRole(AriaRole.SEARCHBOX).fill("cedar");
      assertThat(tab.page().locator("tbody tr")).hasCount(1);
      tab.isAccessible().fits();
      tab.link("Cedar Law Group").click();
      tab.isAccessible().fits();

      tab.link("Switch restricted mode off").click();
      assertThat(tab.heading("Switch restricted mode off for Cedar Law Group?")).isVisible();
      assertThat(tab.page().locator(".people")).containsText("Karim Nasser");
      tab.isAccessible().fits();
      tab.page().getByLabel("Reason").fill("Has an IT department of its own");
      tab.button("Switch restricted mode off").click();
      tab.tells("Restricted mode is off.");
      assertThat(tab.page().locator(".entries li").first())
          .containsText("Has an IT department of its own");
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
      tab.page().getByText("Give somebody a role in it").click();
      tab.page().getByLabel("User id").fill("pablo.ruiz");
      tab.page().getByLabel("Name optional", exact()).fill("Pablo Ruiz");
      tab.page().getByLabel("Role", exact()).selectOption("CUSTOMER_DEVICE_ADMIN");
      tab.button("Give the role").click();
      tab.tells("is given to pablo.ruiz.");
      Locator row =
          tab.page()
              .locator("tbody tr")
              .filter(new Locator.FilterOptions().setHasText("Pablo Ruiz"));
      assertThat(row).hasCount(1);
      tab.isAccessible();
      row.getByRole(AriaRole.BUTTON).click();
      tab.tells("is revoked from pablo.ruiz.");
    }
  }

  @Test
  void R17_a_customer_comes_onto_a_list_and_leaves_it() {
    try (Tab tab = people.signIn("daniel.kim", Look.ENGLISH)) {
      tab.open("/console/customers/summit-logistics");
      tab.page().getByLabel("Assign it to a partner administrator").fill("elena.rossi");
      tab.button("Assign").click();
      tab.tells("It is on the list of elena.rossi.");
      tab.page()
          .getByRole(
              AriaRole.BUTTON,
              new Page.GetByRoleOptions().setName("Take it off the list of Elena Rossi"))
          .click();
      tab.tells("It is off the list of elena.rossi.");
    }
  }

  @Test
  void R24_a_setting_is_taken_off_the_restriction_list_and_put_back() {
    try (Tab tab = people.signIn("daniel.kim", Look.ENGLISH)) {
      tab.open(CUSTOMERS + "/restrictions");
      tab.isAccessible().fits();
      tab.page().getByLabel("Domain", exact()).uncheck();
      tab.button("See what this changes").click();
      assertThat(tab.heading("Off the list: given back")).isVisible();
      assertThat(tab.page().getByRole(AriaRole.ROWHEADER)).hasText("Domain");
      tab.isAccessible().fits();
      tab.link("Choose again").click();
      assertThat(tab.page().getByText("not saved")).isVisible();
      tab.button("See what this changes").click();
      tab.button("Save the list").click();
      tab.tells("The restriction list is saved.");

      tab.page().getByLabel("Domain", exact()).check();
      tab.button("See what this changes").click();
      tab.button("Save the list").click();
      tab.tells("The restriction list is saved.");
    }
  }

  @Test
  void a_customer_is_added_by_whoever_sells_and_opens_at_once() {
    try (Tab tab = people.signIn("elena.rossi", Look.ENGLISH.on(People.PHONE))) {
      tab.open(CUSTOMERS);
      tab.page().getByText("Add a customer", new Page.GetByTextOptions().setExact(true)).click();
      tab.page().locator("details [name=name]").fill("Orchid Spa");
      tab.page().locator("[name=customerId]").fill("orchid-spa");
      tab.isAccessible().fits();
      tab.button("Add the customer").click();
      tab.tells("Orchid Spa is added.");
      assertThat(tab.heading("Orchid Spa")).isVisible();
      tab.isAccessible().fits();
    }
  }

  @Test
  void whoever_only_reads_is_offered_nothing() {
    try (Tab tab = people.signIn("grace.liu", Look.CHINESE)) {
      tab.link("客户").click();
      tab.isAccessible().fits();
      tab.link("Willow School").click();
      assertThat(tab.page().locator("main form")).hasCount(0);
      tab.isAccessible().fits();
    }
  }

  @Test
  void many_changes_are_planned_applied_and_told_in_a_file() throws IOException {
    try (Tab tab = people.signIn("daniel.kim", Look.ENGLISH)) {
      tab.link("Many at once").click();
      tab.isAccessible().fits();
      tab.page()
          .getByLabel("CSV file")
          .setInputFiles(
              new FilePayload(
                  "modes.csv",
                  "text/csv",
                  "customer,restricted_mode\nharbor-dental,off\nwillow-school,on\nnowhere,off\n"
                      .getBytes(StandardCharsets.UTF_8)));
      tab.button("Upload and plan").click();
      assertThat(tab.button("Apply the changes")).isVisible();
      assertThat(tab.page().locator("tbody tr")).hasCount(3);
      assertThat(tab.page().locator("tbody tr").nth(0)).containsText("Would change");
      assertThat(tab.page().locator("tbody tr").nth(1)).containsText("Is so already");
      assertThat(tab.page().locator("tbody tr").nth(2)).containsText("Would be rejected");
      tab.isAccessible().fits();

      tab.button("Apply the changes").click();
      assertThat(tab.page().getByText("All rows are through.")).isVisible();
      assertThat(tab.page().locator("tbody tr").nth(0)).containsText("Changed");
      tab.isAccessible().fits();
      Download file = tab.page().waitForDownload(() -> tab.link("Result file").click());
      try (InputStream content = file.createReadStream()) {
        org.assertj.core.api.Assertions.assertThat(
                new String(content.readAllBytes(), StandardCharsets.UTF_8))
            .contains("2,harbor-dental,off,CHANGED", "4,nowhere,off,WOULD_BE_REJECTED");
      }
      tab.button("Upload another file").click();
      assertThat(tab.button("Upload and plan")).isVisible();
      tab.isFine();
    }
  }

  @Test
  void a_plan_is_read_on_a_phone_in_chinese() {
    try (Tab tab = people.signIn("farid.haddad", Look.CHINESE.on(People.PHONE))) {
      tab.open(BULK);
      tab.isAccessible().fits();
      tab.page()
          .getByLabel("CSV 文件")
          .setInputFiles(
              new FilePayload(
                  "modes.csv",
                  "text/csv",
                  "customer,restricted_mode\nmaple-clinic,off\nno id,off\n"
                      .getBytes(StandardCharsets.UTF_8)));
      tab.button("上传并生成计划").click();
      assertThat(tab.button("应用更改")).isVisible();
      assertThat(tab.page().locator("tbody tr")).hasCount(2);
      tab.isAccessible().fits();
      tab.button("放弃此次上传").click();
      assertThat(tab.button("上传并生成计划")).isVisible();
      tab.isFine();
    }
  }
}
