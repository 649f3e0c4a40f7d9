package dev.mandate.system.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.mandate.system.console.People.Look;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People of the sample partner read its audit log with a browser, and check it there. */
class AuditConsoleIT extends BrowserTest {
  private static final String LOG = "/console/partners/acme/audit";

  /** Elena Rossi was added: an entry with a name and new values. */
  private static final String ENTRY = LOG + "/entries/8";

  private static final String PROVED = "Proved with the service’s own key";
  private static final String NOT_PROVED = "Not proved";

  private static Locator entries(Tab tab) {
    return tab.page().locator("#entries .entries li");
  }

  private static Locator verdict(Tab tab) {
    return tab.page().locator("#verdict");
  }

  @Test
  void an_auditor_finds_an_entry_and_what_belongs_to_it() {
    try (Tab tab = people.signIn("amelia.hart", Look.ENGLISH)) {
      tab.link("Audit log").click();
      assertThat(tab.heading("Audit log")).isVisible();
      assertThat(tab.page().locator("[data-live-state]")).isVisible();
      tab.isAccessible().fits();
      tab.page().getByLabel("Names or reason").fill("it department");
      assertThat(entries(tab)).hasCount(1);
      assertThat(tab.page()).hasURL(Pattern.compile(".*q=it(\\+|%20)department.*"));
      entries(tab).first().getByRole(AriaRole.LINK).click();
      assertThat(tab.page().locator("del")).hasText("On");
      assertThat(tab.page().locator("ins")).hasText("Off");
      tab.isAccessible().fits();
      tab.page().locator("a[href*='commandOf']").first().click();
      assertThat(entries(tab)).hasCount(1);
      assertThat(tab.page().getByText("The command of entry")).isVisible();
      tab.isAccessible();
    }
  }

  @Test
  void everything_is_reached_by_the_keyboard() {
    try (Tab tab = people.signIn("amelia.hart", Look.ENGLISH)) {
      tab.open(LOG);
      tab.page().getByLabel("Names or reason").focus();
      press(tab, "Tab", "Tab", "Tab");
      assertThat(tab.page().getByText("More filters")).isFocused();
      press(tab, "Enter", "Tab");
      assertThat(tab.page().getByLabel("Who asked")).isFocused();
      press(tab, "Tab");
      tab.page().keyboard().type("elena.rossi");
      assertThat(tab.page()).hasURL(Pattern.compile(".*target=elena.rossi.*"));
      assertThat(entries(tab).last()).containsText("added the user Elena Rossi");
      entries(tab).last().getByRole(AriaRole.LINK).focus();
      press(tab, "Enter");
      assertThat(tab.page().locator("#badge-text")).hasText(PROVED);
      tab.page().locator("#badge-text").focus();
      press(tab, "Enter");
      assertThat(tab.page().locator("#proof-title")).isInViewport();
      press(tab, "Tab");
      assertThat(tab.page().getByLabel("A key from somebody you trust")).isFocused();
      tab.page().keyboard().type("none");
      press(tab, "Enter");
      assertThat(verdict(tab)).containsText(NOT_PROVED);
      tab.isFine();
    }
  }

  private static void press(Tab tab, String... keys) {
    for (String key : keys) {
      tab.page().keyboard().press(key);
    }
  }

  @Test
  void new_entries_arrive_by_themselves_and_can_be_paused() {
    try (Tab watching = people.signIn("ben.okafor", Look.ENGLISH);
        Tab changing = people.signIn("daniel.kim", Look.ENGLISH)) {
      watching.open(LOG + "?target=maple-clinic");
      assertThat(watching.page().locator("[data-live-state]")).isVisible();
      int before = entries(watching).count();

      changing.open("/console/partners/acme/administrators/elena.rossi");
      changing.page().getByLabel("Put a customer on the list").fill("maple-clinic");
      changing.button("Assign").click();
      changing.tells("maple-clinic is on the list.");
      assertThat(entries(watching)).hasCount(before + 1);
      assertThat(watching.page().locator("#news")).hasText("1 new entry");
      assertThat(entries(watching).first()).hasClass(Pattern.compile(".*fresh.*"));
      watching.isAccessible();

      watching.button("Pause").click();
      changing.button("Take Maple Clinic off the list").click();
      changing.tells("maple-clinic is off the list.");
      assertThat(watching.page().locator("#news")).hasText("New entries wait");
      assertThat(entries(watching)).hasCount(before + 1);
      watching.button("Go on").click();
      assertThat(entries(watching)).hasCount(before + 2);
      watching.isFine();
    }
  }

  @Test
  void R33_the_browser_proves_an_entry_and_says_with_whose_key() {
    try (Tab tab = people.signIn("amelia.hart", Look.ENGLISH)) {
      tab.open(ENTRY);
      assertThat(verdict(tab)).hasText(PROVED);
      assertThat(tab.page().locator("#badge-text")).hasText(PROVED);
      assertThat(tab.page().locator("#steps [data-result='ok']")).hasCount(6);
      assertThat(tab.page().locator("#used"))
          .containsText("A key from somebody you trust is better");
      tab.page().getByText("All fields, as they are shown").click();
      tab.page().getByText("What the service gave to check it").click();
      tab.isAccessible().fits();

      String key = tab.page().locator("#keys code").first().textContent();
      use(tab, key);
      assertThat(verdict(tab)).hasText("Proved with your key");
      tab.open(LOG + "/entries/1");
      assertThat(verdict(tab)).hasText("Proved with your key");

      use(tab, key.replaceFirst("\\+[0-9a-f]{8}\\+", "+00000000+"));
      assertThat(verdict(tab)).containsText(NOT_PROVED);
      assertThat(tab.page().locator("#steps [data-step='key']")).hasAttribute("data-result", "bad");
      // Of another log: RFC 8032, the first of its examples.
      use(tab, "other+58639e3e+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea");
      assertThat(verdict(tab)).containsText(NOT_PROVED);

      tab.button("Forget it").click();
      assertThat(verdict(tab)).hasText(PROVED);
      tab.isAccessible();
    }
  }

  private static void use(Tab tab, String key) {
    tab.page().getByLabel("A key from somebody you trust").fill(key);
    tab.button("Check with this key").click();
  }

  /**
   * What the service says is changed on its way by one character.
   *
   * @param part where, and what becomes of it
   * @param step what notices it, of all steps
   */
  @ParameterizedTest
  @CsvSource({
    "id=\"shown\"[^>]*>.*?Elena Ross(i), j, root",
    "id=\"shown\"[^>]*>.*?2(0)26, 1, root",
    "id=\"shown\"[^>]*>.*?targetSalt&quot;:&quot;(.), #, root",
    "id=\"shown\"[^>]*>.*?&quot;targetUser&quot;:&quot;elena.ross(i), j, root",
    "id=\"path\">.*?<code[^>]*>..(.), #, root",
    "id=\"note\"[^>]*>mandate/acm(e), a, checkpoint",
    "id=\"note\"[^>]*>mandate/acme\\n\\d+\\n.(.), #, root",
    "id=\"note\"[^>]*>.*?\u2014 \\S+ .{20}(.), #, signature",
    "data-says=\"targetName\"[^>]*>Elen(a), o, fields",
    "data-says=\"new.email\"[^>]*>(e), a, fields",
    "data-says=\"decided\"[^>]*>(2), 3, fields"
  })
  void R33_a_changed_byte_is_found(String part, String becomes, String step) {
    try (Tab tab = people.signIn("amelia.hart", Look.ENGLISH)) {
      tab.page().route("**" + ENTRY, route -> change(route, part, becomes));
      tab.open(ENTRY);
      assertThat(verdict(tab)).containsText(NOT_PROVED);
      assertThat(tab.page().locator("#badge-text")).hasClass(Pattern.compile(".*bad.*"));
      assertThat(tab.page().locator("#steps [data-step='" + step + "']"))
          .hasAttribute("data-result", "bad");
      tab.isAccessible();
    }
  }

  @Test
  void R33_an_entry_is_proved_before_and_after_its_people_are_erased() {
    String name = "Ottilie Featherstonehaugh";
    String user = "ottilie.featherstonehaugh";
    Map<String, Object> values =
        Map.of("userId", user, "displayName", name, "email", user + "@acme.example");
    SampleStack.shared().accept("ProvisionUser", values);
    try (Tab tab = people.signIn("amelia.hart", Look.ENGLISH)) {
      tab.open(LOG + "?target=" + user);
      String entry = entries(tab).first().getByRole(AriaRole.LINK).getAttribute("href");
      tab.open(entry);
      assertThat(verdict(tab)).hasText(PROVED);
      assertThat(tab.page().locator("#shown")).containsText(name);
      assertThat(tab.page().locator("#hashed")).not().containsText(name);
      assertThat(field(tab, "targetName")).containsText("the commitment \"sealed:");
      assertThat(field(tab, "targetSalt")).containsText("is not hashed");
      String hashed = tab.page().locator("#hashed").textContent();

      SampleStack.shared().accept("ErasePerson", Map.of("userId", user));
      tab.open(entry);
      assertThat(verdict(tab)).hasText(PROVED);
      assertThat(tab.page().locator("#main")).not().containsText(name);
      assertThat(tab.page().locator("#hashed")).hasText(hashed);
      assertThat(field(tab, "targetName")).containsText("the same");
      assertThat(field(tab, "targetSalt")).hasCount(0);
      assertThat(tab.page().locator(".changes .pill")).hasText(new String[] {"erased", "erased"});
      tab.page().getByText("All fields, as they are shown").click();
      tab.isAccessible().fits();

      tab.page()
          .route("**" + entry, route -> change(route, "id=\"shown\"[^>]*>.*?sealed:(.)", "#"));
      tab.open(entry);
      assertThat(verdict(tab)).containsText(NOT_PROVED);
      tab.isFine();
    }
  }

  private static Locator field(Tab tab, String name) {
    return tab.page()
        .locator("#fields tbody tr")
        .filter(
            new Locator.FilterOptions()
                .setHas(
                    tab.page().locator("th", new Page.LocatorOptions().setHasText(exactly(name)))));
  }

  private static Pattern exactly(String text) {
    return Pattern.compile("^" + text + "$");
  }

  private static void change(Route route, String part, String becomes) {
    APIResponse answer = route.fetch();
    String page = answer.text();
    Matcher found = Pattern.compile(part, Pattern.DOTALL).matcher(page);
    assertThat(found.find()).as(part).isTrue();
    String was = found.group(1);
    // Another letter of base64, whatever it was.
    String is = becomes.equals("#") ? (was.equals("A") ? "B" : "A") : becomes;
    String changed = page.substring(0, found.start(1)) + is + page.substring(found.end(1));
    route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(changed));
  }

  @Test
  void R32_an_export_is_taken_away_with_its_manifest_and_proof() throws Exception {
    try (Tab tab = people.signIn("amelia.hart", Look.ENGLISH)) {
      tab.open(LOG + "?action=RoleGranted");
      tab.link("Export these entries").click();
      assertThat(tab.page().getByLabel("Action")).hasValue("RoleGranted");
      tab.page().getByText("JSON Lines").click();
      tab.isAccessible().fits();
      tab.button("Begin the export").click();
      assertThat(tab.page().getByText("It is ready to be downloaded.")).isVisible();
      tab.isAccessible();

      Path file = download(tab, "Download");
      Locator hash = tab.page().locator("#export code");
      assertThat(hash).isVisible();
      assertThat(sha256(file)).isEqualTo(hash.textContent());
      assertThat(Files.readAllLines(file))
          .isNotEmpty()
          .allMatch(line -> line.contains("\"event\":\"RoleGranted\""));
      assertThat(Files.readString(download(tab, "Manifest"))).contains(hash.textContent());
      assertThat(Files.readString(download(tab, "Proof"))).startsWith("acme ");
      tab.isAccessible().fits();

      tab.open(LOG + "?action=AuditExported");
      assertThat(entries(tab).first()).containsText("exported");
      entries(tab).first().locator("a").click();
      assertThat(tab.page().locator(".changes")).containsText("amelia.hart");
    }
  }

  private static Path download(Tab tab, String link) {
    Download download = tab.page().waitForDownload(() -> tab.link(link).click());
    return download.path();
  }

  private static String sha256(Path file) throws IOException, GeneralSecurityException {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  @Test
  void an_export_of_before_an_erasure_says_what_to_do() {
    String user = "percival.thistlewood";
    SampleStack.shared()
        .accept(
            "ProvisionUser",
            Map.of("userId", user, "displayName", "Percival", "email", user + "@acme.example"));
    try (Tab tab = people.signIn("amelia.hart", Look.ENGLISH)) {
      tab.open(LOG + "/exports?target=" + user);
      tab.button("Begin the export").click();
      assertThat(tab.page().getByText("It is ready to be downloaded.")).isVisible();

      SampleStack.shared().accept("ErasePerson", Map.of("userId", user));

      assertThat(tab.page().locator("#export-told")).containsText("name was erased since");
      assertThat(tab.link("Download")).hasCount(0);
      tab.isAccessible().fits();
      tab.link("Begin another export").click();
      assertThat(tab.page().getByLabel("About a user or customer")).hasValue(user);
      tab.isFine();
    }
  }

  @Test
  void R31_reviews_say_who_could_and_who_deserves_a_look() {
    try (Tab tab = people.signIn("chloe.martin", Look.ENGLISH)) {
      tab.open(LOG);
      tab.link("Who could").click();
      tab.page().getByLabel("What").selectOption("CUSTOMER_ORG.CUSTOMER_LIST");
      tab.button("Show").click();
      assertThat(tab.page().getByText("Name the customer.")).isVisible();
      tab.page().getByLabel("In the customer").fill("cedar-law");
      tab.button("Show").click();
      assertThat(tab.page().locator("tbody tr").filter(named("Elena Rossi")))
          .containsText("by the managed list");
      tab.isAccessible().fits();

      tab.link("Administrators to look at").click();
      tab.page().getByLabel("Because").selectOption("SEVERAL_ROLES");
      assertThat(tab.page().locator("tbody tr").filter(named("Amelia Hart"))).hasCount(1);
      tab.isAccessible().fits();
      assertThat(tab.page().waitForDownload(() -> tab.link("Download as CSV").click()).path())
          .content()
          .contains("amelia.hart");
    }
  }

  private static Locator.FilterOptions named(String name) {
    return new Locator.FilterOptions().setHasText(name);
  }

  @Test
  void R32_people_of_a_customer_read_its_entries_live_and_without_a_proof() {
    try (Tab tab = people.signIn("hanna.berg", Look.ENGLISH)) {
      tab.open("/console/customers/bluebird-bakery/audit");
      assertThat(entries(tab).first()).isVisible();
      assertThat(tab.page().locator("[data-live-state]")).isVisible();
      tab.isAccessible().fits();
      entries(tab).last().locator("a").click();
      assertThat(tab.page().getByText("people who may read the whole log")).isVisible();
      tab.isAccessible();
    }
  }

  @Test
  void people_without_the_whole_log_choose_a_customer() {
    try (Tab tab = people.signIn("daniel.kim", Look.ENGLISH)) {
      tab.link("Audit log").click();
      tab.isAccessible().fits();
      tab.page().getByLabel("Name of the customer").fill("cedar");
      assertThat(tab.page().locator("#results li")).hasCount(1);
      tab.link("Cedar Law Group").click();
      assertThat(entries(tab).first()).containsText("Cedar Law Group");
      tab.isAccessible();
    }
  }

  @Test
  void the_same_in_Chinese_and_in_the_dark() {
    try (Tab tab = people.signIn("amelia.hart", Look.CHINESE)) {
      tab.open(LOG + "?q=nothing-like-it");
      assertThat(tab.page().getByText("没有符合这些筛选条件的条目。")).isVisible();
      tab.isAccessible();
      tab.open(ENTRY);
      assertThat(verdict(tab)).hasText("已用服务自己的密钥证明");
      tab.isAccessible();
      for (String page : List.of("/exports", "/access-review", "/administrator-review")) {
        tab.open(LOG + page).isAccessible();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        LOG,
        ENTRY,
        LOG + "/customers",
        LOG + "/exports",
        LOG + "/access-review?capability=CUSTOMER_ORG.CUSTOMER_LIST&customer=cedar-law",
        LOG + "/administrator-review"
      })
  void every_page_fits_a_phone(String path) {
    try (Tab tab = people.signIn("amelia.hart", Look.ENGLISH.on(People.PHONE))) {
      tab.open(path).isAccessible().fits();
    }
  }
}
