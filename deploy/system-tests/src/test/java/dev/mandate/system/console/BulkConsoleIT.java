package dev.mandate.system.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.mandate.system.console.People.Look;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People of the sample partner make many changes at once with a browser. */
class BulkConsoleIT extends BrowserTest {
  private static final String BULK = "/console/partners/acme/bulk";

  private static void choose(Tab tab, byte[] content) {
    tab.page()
        .locator("input[type=file]")
        .setInputFiles(new FilePayload("changes.csv", "text/csv", content));
  }

  private static void choose(Tab tab, String content) {
    choose(tab, content.getBytes(StandardCharsets.UTF_8));
  }

  private static Locator row(Tab tab, int number) {
    return tab.page().locator("tbody tr").nth(number - 2);
  }

  private static String resultFile(Tab tab, String link) throws IOException {
    Download file = tab.page().waitForDownload(() -> tab.link(link).click());
    try (InputStream content = file.createReadStream()) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void many_changes_are_planned_applied_and_told_in_a_file() throws IOException {
    try (Tab tab = people.signIn("daniel.kim", Look.ENGLISH)) {
      tab.link("Bulk changes").click();
      tab.isAccessible().fits();
      choose(
          tab,
          """
          customer,restricted_mode,reason
          harbor-dental,off,Has an IT department
          willow-school,on,
          nowhere,off,
          """);
      tab.button("Upload and plan").click();
      assertThat(tab.button("Apply the changes")).isVisible();
      assertThat(tab.page().locator("tbody tr")).hasCount(3);
      assertThat(row(tab, 2)).containsText("Would change");
      assertThat(row(tab, 3)).containsText("Is so already");
      assertThat(row(tab, 4)).containsText("Would be rejected");
      assertThat(row(tab, 4)).containsText("there is no customer with this id");
      tab.isAccessible().fits();
      tab.link("Only those to look at").click();
      assertThat(tab.page().locator("tbody tr")).hasCount(1);
      tab.isAccessible().fits();

      tab.button("Apply the changes").click();
      assertThat(tab.page().getByText("All rows are through.")).isVisible();
      assertThat(row(tab, 2)).containsText("Changed");
      tab.isAccessible().fits();
      Assertions.assertThat(resultFile(tab, "Result file"))
          .contains("2,harbor-dental,off,Has an IT department,CHANGED", "4,nowhere,off,")
          .contains("WOULD_BE_REJECTED,UNKNOWN_CUSTOMER");
      tab.button("Upload another file").click();

      choose(tab, "customer,restricted_mode\nharbor-dental,on\n");
      tab.button("Upload and plan").click();
      tab.button("Apply the changes").click();
      assertThat(row(tab, 2)).containsText("Changed");
      tab.button("Upload another file").click();
      assertThat(tab.button("Upload and plan")).isVisible();
      tab.isFine();
    }
  }

  @Test
  void administrators_are_added_and_given_roles_and_the_same_file_again_changes_nothing() {
    String file =
        """
        user,name,mail,roles,reason
        quinn.shaw,Quinn Shaw,quinn.shaw@acme.example,PARTNER_ADMIN;WHOLESALE_ADMIN,New in the team
        rosa.klein,Rosa Klein,rosa.klein@acme.example,READ_ONLY_ADMIN,New in the team
        tom.unknown,,,READ_ONLY_ADMIN,
        uma.wong,Uma Wong,uma.wong@acme.example,CHIEF,
        """;
    try (Tab tab = people.signIn("amelia.hart", Look.ENGLISH.in(ColorScheme.DARK))) {
      tab.open(BULK);
      choose(tab, file);
      tab.button("Upload and plan").click();
      assertThat(row(tab, 2)).containsText("Would change");
      assertThat(row(tab, 2)).containsText("Add the user");
      assertThat(row(tab, 4)).containsText("can only be added with name and mail");
      assertThat(row(tab, 5)).containsText("CHIEF is no role");
      tab.isAccessible().fits();
      tab.button("Apply the changes").click();
      assertThat(tab.page().getByText("All rows are through.")).isVisible();
      assertThat(row(tab, 3)).containsText("Changed");
      tab.isAccessible().fits();
      tab.button("Upload another file").click();

      choose(tab, file);
      tab.button("Upload and plan").click();
      assertThat(row(tab, 2)).containsText("Is so already");
      assertThat(row(tab, 3)).containsText("Is so already");
      tab.button("Discard this upload").click();
      tab.open("/console/partners/acme/administrators/quinn.shaw");
      assertThat(tab.heading("Quinn Shaw")).isVisible();
      assertThat(tab.page().locator("#role-WHOLESALE_ADMIN")).isChecked();
      tab.isFine();
    }
  }

  @Test
  void R17_customers_are_assigned_from_a_file() {
    try (Tab tab = people.signIn("daniel.kim", Look.CHINESE.in(ColorScheme.LIGHT))) {
      tab.open(BULK);
      tab.isAccessible().fits();
      choose(tab, "user,customer\nfarid.haddad,harbor-dental\ngrace.liu,harbor-dental\n");
      tab.button("上传并生成计划").click();
      assertThat(row(tab, 2)).containsText("将会更改");
      assertThat(row(tab, 3)).containsText("只有合作伙伴管理员才有管理列表");
      tab.isAccessible().fits();
      tab.button("应用更改").click();
      assertThat(row(tab, 2)).containsText("已更改");
      tab.isAccessible().fits();
      tab.button("上传另一个文件").click();
      tab.open("/console/customers/harbor-dental");
      tab.button("将其移出 Farid Haddad 的列表").click();
      tab.tells("已移出 farid.haddad 的列表。");
    }
  }

  @Test
  void a_plan_is_read_on_a_phone_in_Chinese() {
    try (Tab tab = people.signIn("farid.haddad", Look.CHINESE.on(People.PHONE))) {
      tab.open(BULK);
      tab.isAccessible().fits();
      choose(tab, "customer,restricted_mode\nmaple-clinic,off\nno id,off\n");
      tab.button("上传并生成计划").click();
      assertThat(tab.button("应用更改")).isVisible();
      assertThat(tab.page().locator("tbody tr")).hasCount(2);
      tab.isAccessible().fits();
      tab.button("放弃此次上传").click();
      assertThat(tab.button("上传并生成计划")).isVisible();
      tab.isFine();
    }
  }

  @Test
  void a_partner_administrator_switches_what_is_on_the_list_and_nothing_else() {
    try (Tab tab = people.signIn("elena.rossi", Look.ENGLISH.on(People.PHONE))) {
      tab.open(BULK);
      assertThat(tab.heading("Administrators")).hasCount(0);
      choose(tab, "customer,restricted_mode\nvista-hotels,on\nsummit-logistics,off\n");
      tab.button("Upload and plan").click();
      assertThat(row(tab, 2)).containsText("Would change");
      assertThat(row(tab, 3)).containsText("your roles do not allow this change");
      tab.isAccessible().fits();
      tab.button("Discard this upload").click();
      tab.isFine();
    }
  }

  @Test
  void a_long_plan_is_watched_stopped_and_gone_on_with() {
    try (Tab tab = people.signIn("daniel.kim", Look.ENGLISH.on(People.PHONE))) {
      tab.open(BULK);
      choose(tab, unknownCustomers(2000));
      tab.button("Upload and plan").click();
      assertThat(tab.page().locator("progress")).isVisible();
      assertThat(tab.page().locator("#progress .number")).not().hasText("0 of 2,000");
      tab.isAccessible().fits();
      tab.button("Stop").click();
      assertThat(tab.page().getByText("Stopped before all rows were planned.")).isVisible();
      assertThat(tab.page().locator("tbody tr")).hasCount(100);
      tab.isAccessible().fits();
      tab.button("Go on with the plan").click();
      tab.button("Stop").click();
      tab.button("Discard this upload").click();

      choose(tab, unknownCustomers(200));
      tab.button("Upload and plan").click();
      assertThat(tab.heading("Nothing to apply"))
          .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
      tab.button("Discard this upload").click();
      tab.isFine();
    }
  }

  private static String unknownCustomers(int rows) {
    return IntStream.range(0, rows)
        .mapToObj("nobody-%d,off\n"::formatted)
        .collect(Collectors.joining("", "customer,restricted_mode\n", ""));
  }

  @Test
  void a_file_that_makes_no_sense_says_what_is_wrong_with_it() {
    try (Tab tab = people.signIn("ben.okafor", Look.ENGLISH)) {
      tab.open(BULK);
      refused(tab, "".getBytes(StandardCharsets.UTF_8), "Choose a file that is not empty.");
      refused(tab, new byte[] {'u', 's', (byte) 0xe4, 'r'}, "not in UTF-8");
      refused(tab, bytes("who,what\na,b\n"), "has to name the columns");
      refused(tab, bytes("user,name,mail,roles\n\"a,b\n"), "quotation mark");
      refused(tab, bytes("user,name,mail,roles\n"), "no rows below its header");
      refused(tab, bytes("user,customer\nu,c\n"), "Your roles do not change what this file");
      refused(
          tab, bytes("user,name,mail,roles\n" + "u,n,m,\n".repeat(2001)), "more than 2,000 rows");
      tab.isAccessible();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void refused(Tab tab, byte[] content, String sentence) {
    choose(tab, content);
    tab.button("Upload and plan").click();
    tab.tells(sentence);
  }

  @Test
  void a_file_that_is_too_large_is_not_even_sent() {
    try (Tab tab = people.signIn("ben.okafor", Look.CHINESE)) {
      tab.open(BULK);
      choose(tab, new byte[(1 << 20) + 1]);
      Object said = tab.page().locator("input[type=file]").evaluate("it => it.validationMessage");
      Assertions.assertThat(said).asString().contains("文件大于 1 MB");
      tab.button("上传并生成计划").click();
      assertThat(tab.page().locator("input[type=file]")).isVisible();
      choose(tab, "user,name,mail,roles\namelia.hart,Amelia Hart,,\n");
      tab.button("上传并生成计划").click();
      assertThat(row(tab, 2)).containsText("已经如此");
      tab.button("放弃此次上传").click();
      tab.isFine();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"chloe.martin", "grace.liu", "hanna.berg"})
  void whoever_changes_nothing_has_no_link_to_it(String person) {
    try (Tab tab = people.signIn(person, Look.ENGLISH)) {
      assertThat(tab.page().locator("nav a").first()).isVisible();
      assertThat(tab.link("Bulk changes")).hasCount(0);
      tab.isFine();
    }
  }
}
