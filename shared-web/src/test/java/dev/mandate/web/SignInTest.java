package dev.mandate.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.testissuer.TestIssuer;
import dev.mandate.testissuer.Token;
import dev.mandate.web.WebApp.Visitor;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Who gets in, as whom, and who does not. */
@SpringBootTest(
    classes = WebApp.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "logging.level.dev.mandate=debug")
@ExtendWith(OutputCaptureExtension.class)
class SignInTest {
  private static final TestIssuer ISSUER = TestIssuer.start();

  @LocalServerPort private int port;
  @LocalManagementPort private int managementPort;

  @DynamicPropertySource
  static void issuer(DynamicPropertyRegistry properties) {
    ISSUER.settings().forEach((name, value) -> properties.add(name, () -> value));
    properties.add("management.server.port", () -> "0");
    properties.add("mandate.web.failed-sign-ins-per-minute", () -> "1000");
  }

  @Test
  void a_token_without_our_scopes_is_a_persons() throws Exception {
    assertThat(who(ISSUER.person("daniel.kim"))).isEqualTo("Person[userId=daniel.kim]");
    assertThat(who(ISSUER.token().subject("ann").with("scope", "openid profile").sign()))
        .isEqualTo("Person[userId=ann]");
  }

  @Test
  void a_token_with_one_of_our_scopes_is_a_clients() throws Exception {
    assertThat(who(ISSUER.client("crm", "openid", "mandate.system")))
        .isEqualTo("Client[name=crm, scopes=[mandate.system], partner=null]");
    assertThat(who(ISSUER.token().client("crm", "mandate.audit").partner("acme").sign()))
        .isEqualTo("Client[name=crm, scopes=[mandate.audit], partner=acme]");
    Token azp = ISSUER.token().client("x", "mandate.audit").without("client_id");
    assertThat(who(azp.with("azp", "portal").sign())).startsWith("Client[name=portal,");
    assertThat(who(azp.without("azp").sign())).startsWith("Client[name=x,");
  }

  static Stream<Arguments> badTokens() {
    TestIssuer stranger = TestIssuer.start();
    Token good = ISSUER.token().subject("ann");
    String[] parts = good.sign().split("\\.", -1);
    String others = ISSUER.token().subject("bob").unsigned().split("\\.", -1)[1];
    return Map.<String, String>ofEntries(
            Map.entry("over", ISSUER.token().subject("ann").expired().sign()),
            Map.entry("without an end", ISSUER.token().subject("ann").without("exp").sign()),
            Map.entry(
                "not good yet",
                ISSUER
                    .token()
                    .subject("ann")
                    .with("nbf", Instant.now().plusSeconds(600).getEpochSecond())
                    .sign()),
            Map.entry("for another", ISSUER.token().subject("ann").audience("x").sign()),
            Map.entry("for nobody", ISSUER.token().subject("ann").without("aud").sign()),
            Map.entry("of a stranger", stranger.person("ann")),
            Map.entry(
                "of a stranger in the issuer's name",
                stranger.token().subject("ann").with("iss", ISSUER.uri()).sign()),
            Map.entry("of no issuer", ISSUER.token().subject("ann").without("iss").sign()),
            Map.entry("unsigned", ISSUER.token().subject("ann").algorithm("none").unsigned() + "."),
            Map.entry(
                "signed by a secret", ISSUER.token().subject("ann").algorithm("HS256").sign()),
            Map.entry("changed", parts[0] + "." + others + "." + parts[2]),
            Map.entry("of another type", ISSUER.token().subject("ann").type("logout+jwt").sign()),
            Map.entry("of nobody", ISSUER.token().sign()),
            Map.entry("of no user id", ISSUER.person("ann b")),
            Map.entry(
                "of a client without a name",
                ISSUER.token().with("scope", "mandate.system").sign()),
            Map.entry(
                "of a client of what is no partner",
                ISSUER.token().client("crm", "mandate.audit").partner("a b").sign()),
            Map.entry(
                "of a client of several partners",
                ISSUER.token().client("crm", "mandate.audit").with("mandate_partner", 7).sign()),
            Map.entry(
                "bound to a key",
                ISSUER.token().subject("ann").with("cnf", Map.of("jkt", "k")).sign()),
            Map.entry("no token", "abc"))
        .entrySet()
        .stream()
        .map(token -> Arguments.of(token.getKey(), token.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badTokens")
  void a_bad_token_gets_nobody_in(String name, String token) throws Exception {
    HttpResponse<String> answer = get("/who", token);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .contains("Bearer error=\"invalid_token\"");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("\"code\":\"NOT_AUTHENTICATED\"", "\"status\":401");
  }

  @Test
  void without_a_token_nobody_learns_which_paths_there_are() throws Exception {
    HttpResponse<String> there = new Visitor(port).get("/who", null);
    HttpResponse<String> notThere = new Visitor(port).get("/nothing", null);

    assertThat(there.statusCode()).isEqualTo(401);
    assertThat(there.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(there.body()).isEqualTo(notThere.body());
  }

  @Test
  void a_new_key_of_the_issuer_is_known_without_a_restart() throws Exception {
    assertThat(get("/who", ISSUER.person("ann")).statusCode()).isEqualTo(200);
    ISSUER.rotate();
    assertThat(get("/who", ISSUER.person("ann")).statusCode()).isEqualTo(200);
  }

  @Test
  void a_path_that_is_not_in_the_table_is_closed_as_if_nothing_were_there() throws Exception {
    HttpResponse<String> forgotten = get("/forgotten", ISSUER.person("ann"));

    assertThat(forgotten.statusCode()).isEqualTo(404);
    assertThat(forgotten.body()).contains("\"code\":\"NOT_FOUND\"").doesNotContain("ann");
  }

  @ParameterizedTest
  @CsvSource({
    "/decide;x=y",
    "/who/",
    "//who",
    "/WHO",
    "/%77ho2",
    "/operate/a/b",
    "/operate/..%2Fwho"
  })
  void no_other_spelling_of_a_path_opens_it(String path) throws Exception {
    assertThat(get(path, ISSUER.person("ann")).statusCode()).isIn(400, 403, 404);
  }

  @Test
  void a_path_for_clients_takes_those_with_its_scope_alone() throws Exception {
    assertThat(get("/decide", ISSUER.client("crm", "mandate.decide")).statusCode()).isEqualTo(200);
    HttpResponse<String> other = get("/decide", ISSUER.client("crm", "mandate.audit"));
    assertThat(other.statusCode()).isEqualTo(403);
    assertThat(other.body()).contains("\"code\":\"FORBIDDEN\"", "mandate.decide");
    assertThat(get("/decide", ISSUER.person("ann")).statusCode()).isEqualTo(403);
  }

  @Test
  void a_client_of_one_partner_operates_nothing() throws Exception {
    Token operator = ISSUER.token().client("op", "mandate.operate");
    assertThat(get("/operate/x", operator.sign()).statusCode()).isEqualTo(200);
    assertThat(get("/operate/x", operator.partner("acme").sign()).statusCode()).isEqualTo(403);
  }

  @Test
  void what_is_open_does_not_look_at_tokens() throws Exception {
    assertThat(new Visitor(port).get("/open", null).body()).isEqualTo("open");
    assertThat(get("/open", "nonsense").body()).isEqualTo("open");
  }

  @Test
  void answers_tell_browsers_to_keep_nothing_and_to_frame_nothing() throws Exception {
    for (HttpResponse<String> answer :
        List.of(get("/who", ISSUER.person("ann")), get("/who", "nonsense"))) {
      assertThat(header(answer, "Cache-Control")).contains("no-store");
      assertThat(header(answer, "X-Content-Type-Options")).contains("nosniff");
      assertThat(header(answer, "Referrer-Policy")).contains("no-referrer");
      assertThat(header(answer, "Content-Security-Policy").orElse(""))
          .contains("frame-ancestors 'none'");
      assertThat(header(answer, "Set-Cookie")).isEmpty();
    }
    assertThat(header(get("/stored", ISSUER.person("ann")), "Cache-Control")).isEmpty();
  }

  @Test
  void health_needs_no_sign_in_and_is_on_a_port_of_its_own() throws Exception {
    assertThat(new Visitor(managementPort).get("/actuator/health", null).statusCode())
        .isEqualTo(200);
    assertThat(new Visitor(port).get("/actuator/health", null).statusCode()).isEqualTo(401);
    assertThat(get("/actuator/health", ISSUER.person("ann")).statusCode()).isEqualTo(404);
    assertThat(new Visitor(managementPort).get("/who", null).statusCode()).isEqualTo(404);
  }

  @Test
  void no_token_gets_into_the_log(CapturedOutput log) throws Exception {
    String good = ISSUER.person("ann");
    String bad = ISSUER.token().subject("ann").expired().sign();
    get("/who", good);
    get("/who", bad);
    assertThat(log.getAll()).contains("A token is refused").doesNotContain(good, bad);
  }

  private String who(String token) throws Exception {
    return get("/who", token).body();
  }

  private HttpResponse<String> get(String path, String token) throws Exception {
    return new Visitor(port).get(path, token);
  }

  private static Optional<String> header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name);
  }
}
