package dev.mandate.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mandate.access.testing.Browser;
import dev.mandate.access.testing.CommandEndpoint.Reply;
import dev.mandate.access.testing.History;
import dev.mandate.access.testing.Instance;
import dev.mandate.policy.Role;
import dev.mandate.testissuer.TestIssuer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who comes in to the console, and what protects whoever is in. */
class ConsoleDoorTest extends ServiceTest {
  private static final String P = "door-partner";
  private static final String ADMIN = "door-admin";
  private static final String HOME = "/console/partners/" + P;
  private static final String ROLES = HOME + "/administrators/" + ADMIN + "/roles";
  private static final Pattern ASSET = Pattern.compile("href=\"(/console/assets/[^\"]+\\.css)\"");

  @BeforeAll
  static void a_partner() {
    History history =
        partner(P)
            .add(user(P, ADMIN, "Door Admin"), granted(P, ADMIN, Role.FULL_ADMIN))
            .add(granted(P, ADMIN, Role.PARTNER_FULL_ADMIN));
    History other =
        partner("door-other")
            .add(user("door-other", "door-stranger", "Stranger"))
            .add(granted("door-other", "door-stranger", Role.FULL_ADMIN));
    topic.send(history.events());
    topic.send(other.events());
    for (History known : List.of(history, other)) {
      String path = "/v1/partners/" + known.partnerId();
      assertThat(api.getAt(known.position(), path).status()).isEqualTo(200);
    }
  }

  @Test
  void whoever_is_not_signed_in_signs_in_and_then_sees_what_was_asked_for() {
    TestIssuer.shared().signsIn(ADMIN);
    Browser browser = new Browser(api);

    HttpResponse<String> toSignIn = browser.get(HOME);
    assertThat(toSignIn.statusCode()).isEqualTo(302);
    String toIssuer = Browser.location(browser.get(Browser.location(toSignIn)));
    assertThat(toIssuer)
        .startsWith(TestIssuer.shared().uri() + "/authorize?")
        .contains("code_challenge_method=S256", "scope=openid", "client_id=mandate-console");

    HttpResponse<String> page = browser.open(HOME);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.uri().getPath()).isEqualTo(HOME);
    assertThat(page.body()).contains("Door Admin");
  }

  @Test
  void the_root_leads_to_the_first_page_of_whoever_comes() {
    assertThat(Browser.of(api, ADMIN).open("/").uri().getPath()).isEqualTo(HOME);
  }

  @Test
  void a_script_without_a_session_has_its_page_loaded_anew() {
    HttpResponse<String> answer = new Browser(api).get(HOME, "HX-Request", "true");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("HX-Refresh")).contains("true");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void a_form_without_a_session_or_its_token_changes_nothing() {
    COMMANDS.decide(_ -> Reply.accepted(1));

    HttpResponse<String> nobody = new Browser(api).post(ROLES, "roles", "READ_ONLY_ADMIN");
    assertThat(nobody.statusCode()).isEqualTo(401);
    assertThat(nobody.body()).contains("signed out meanwhile");

    Browser browser = Browser.of(api, ADMIN);
    HttpResponse<String> forged = browser.post(ROLES, "roles", "READ_ONLY_ADMIN", "nonce", "x");
    assertThat(forged.statusCode()).isEqualTo(403);
    assertThat(forged.body()).contains("form is too old");

    assertThat(COMMANDS.received()).isEmpty();
  }

  @Test
  void pages_load_and_run_nothing_but_files_of_the_console() {
    HttpResponse<String> page = Browser.of(api, ADMIN).open(HOME);

    assertThat(page.headers().firstValue("Content-Security-Policy"))
        .contains(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
                + "connect-src 'self'; form-action 'self' "
                + TestIssuer.shared().uri()
                + "; frame-ancestors 'none'; base-uri 'none'");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(page.body()).doesNotContain(" style=", "<style", "onclick", "javascript:");
    assertThat(page.body()).doesNotContainPattern("<script(?![^>]* src=)");
  }

  @Test
  void files_are_open_and_kept_under_names_that_change_with_what_is_in_them() {
    Matcher asset = ASSET.matcher(Browser.of(api, ADMIN).open(HOME).body());
    assertThat(asset.find()).isTrue();
    assertThat(asset.group(1)).containsPattern("console-[0-9a-f]{32}\\.css");

    HttpResponse<String> file = new Browser(api).get(asset.group(1));
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Cache-Control").orElse(""))
        .contains("max-age=31536000", "immutable");
    assertThat(file.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void a_path_that_is_not_in_the_table_is_closed() {
    HttpResponse<String> page = Browser.of(api, ADMIN).open("/console/nothing");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("This page is not there");
    assertThat(Browser.of(api, ADMIN).open("/console/problem").statusCode()).isEqualTo(404);
    // Nobody who is not signed in learns which there are.
    assertThat(new Browser(api).get("/console/nothing").statusCode()).isEqualTo(302);
  }

  @Test
  void R30_what_is_somebody_elses_looks_like_what_is_not_there() {
    Browser browser = Browser.of(api, ADMIN);
    for (String path :
        new String[] {"", "/administrators", "/live", "/administrators/door-stranger"}) {
      HttpResponse<String> theirs = browser.open("/console/partners/door-other" + path);
      HttpResponse<String> nobodys = browser.open("/console/partners/door-outer" + path);
      assertThat(theirs.statusCode()).as(path).isEqualTo(404);
      assertThat(withoutChanging(theirs)).as(path).isEqualTo(withoutChanging(nobodys));
    }
  }

  /** All of a page but what every page has anew, and the ids that were asked for. */
  private static String withoutChanging(HttpResponse<String> page) {
    return page.statusCode()
        + page.body()
            .replaceAll("value=\"[^\"]*\"", "")
            .replace("door-other", "x")
            .replace("door-outer", "x");
  }

  @Test
  void a_person_without_a_role_is_told_so() {
    HttpResponse<String> page = Browser.of(api, "door-nobody").open("/console");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Nothing is here for you yet", "door-nobody");
  }

  @Test
  void a_sign_in_that_names_no_person_opens_nothing() {
    HttpResponse<String> page = Browser.of(api, "no user id").open("/console");
    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body()).contains("You cannot use the console with this sign-in");
  }

  @Test
  void a_session_ends_with_its_token() {
    Browser browser = Browser.of(api, ADMIN, Duration.ofSeconds(3), null);
    assertThat(browser.get(HOME).statusCode()).isEqualTo(200);
    await().untilAsserted(() -> assertThat(browser.get(HOME).statusCode()).isEqualTo(302));
  }

  @Test
  void a_session_goes_on_as_long_as_the_issuer_renews_its_token() {
    Browser browser = Browser.of(api, ADMIN, Duration.ofSeconds(2), Duration.ofHours(1));
    String session = browser.cookie("MANDATE_CONSOLE");
    assertThat(browser.get(HOME).statusCode()).isEqualTo(200);
    assertThat(browser.get(HOME).statusCode()).isEqualTo(200);
    assertThat(browser.cookie("MANDATE_CONSOLE")).isEqualTo(session);
  }

  @Test
  void signing_out_ends_the_session_here_and_at_the_issuer() {
    Browser browser = Browser.of(api, ADMIN);

    HttpResponse<String> signedOut = browser.submit(HOME, "/console/sign-out");
    assertThat(Browser.location(signedOut)).startsWith(TestIssuer.shared().uri() + "/logout?");
    HttpResponse<String> page = browser.open(Browser.location(signedOut));
    assertThat(page.uri().getPath()).isEqualTo("/console/signed-out");
    assertThat(page.body()).contains("You are signed out");
    assertThat(browser.get(HOME).statusCode()).isEqualTo(302);
  }

  @Test
  void the_session_cookie_is_out_of_reach_of_scripts_and_other_sites() {
    String cookie = new Browser(api).get("/console").headers().firstValue("Set-Cookie").orElse("");
    assertThat(cookie).startsWith("MANDATE_CONSOLE=").contains("HttpOnly", "SameSite=Lax");
  }

  @Test
  void the_API_has_no_cookies_and_takes_none() {
    Browser browser = Browser.of(api, ADMIN);
    assertThat(browser.get("/v1/partners/" + P).statusCode()).isEqualTo(401);
    assertThat(api.getRaw("/v1/partners/" + P).headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(api.as(null).getRaw("/v1/catalog").headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void preferences_lead_back_to_pages_of_the_console_only() {
    Browser browser = Browser.of(api, ADMIN);
    HttpResponse<String> kept =
        browser.submit(HOME, "/console/preferences", "language", "CHINESE", "to", HOME + "?a=b");
    assertThat(Browser.location(kept)).endsWith(HOME + "?a=b");
    assertThat(browser.open(HOME).body()).contains("lang=\"zh\"", "概览");
    for (String elsewhere :
        new String[] {"//evil.example", "https://evil.example", "/console\\evil"}) {
      HttpResponse<String> answer =
          browser.submit(HOME, "/console/preferences", "theme", "DARK", "to", elsewhere);
      assertThat(Browser.location(answer)).endsWith("/console");
    }
  }

  @Test
  void without_a_client_at_the_issuer_there_is_no_console() {
    Map<String, String> settings = new HashMap<>(SERVERS);
    try (Instance instance = Instance.start(settings)) {
      for (String path : new String[] {"/", "/console", "/oauth2/authorization/mandate-console"}) {
        assertThat(instance.api().get(path).status()).as(path).isEqualTo(404);
        assertThat(instance.api().as(null).get(path).status()).as(path).isEqualTo(401);
      }
    }
  }
}
