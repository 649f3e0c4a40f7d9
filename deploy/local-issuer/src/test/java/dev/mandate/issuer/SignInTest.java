package dev.mandate.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/** A person signs in to the console with a browser: authorization code with PKCE. */
class SignInTest extends RunningIssuer {
  private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters";
  private static final String CONSOLE = "http://localhost:8080/login/oauth2/code/mandate-console";
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  @Test
  void the_page_lists_the_people_with_their_roles_and_says_the_password() {
    HttpResponse<String> page = client.get("/sign-in");

    assertThat(page.statusCode()).isEqualTo(200);
    for (Person person : SamplePeople.all()) {
      assertThat(page.body())
          .contains("value=\"%s\"><strong>%s</strong>".formatted(person.userId(), person.name()))
          .contains(person.roles());
    }
    assertThat(page.body()).contains("<code>mandate</code>");
  }

  @Test
  void the_page_needs_nothing_from_elsewhere() {
    HttpResponse<String> page = client.get("/sign-in");

    assertThat(page.body()).doesNotContain("http:", "https:", "<script");
    assertThat(page.headers().firstValue("content-security-policy").orElse(""))
        .contains("default-src 'none'");
    assertThat(client.get("/sign-in.css").statusCode()).isEqualTo(200);
  }

  @Test
  void who_is_chosen_is_who_the_console_is_told() {
    assertSentTo("/sign-in", client.get(authorize(Map.of())));
    signIn("daniel.kim", "mandate");

    JsonNode tokens = exchange(client.get(authorize(Map.of())));

    Jwt access = client.verify(tokens.required("access_token").asString());
    assertThat(access.getSubject()).isEqualTo("daniel.kim");
    assertThat(access.getAudience()).containsExactly("mandate");
    assertThat(access.getClaimAsString("client_id")).isEqualTo("mandate-console");
    assertThat(access.getClaims().get("scope")).isEqualTo("openid");
    Jwt id = client.verify(tokens.required("id_token").asString());
    assertThat(id.getSubject()).isEqualTo("daniel.kim");
    assertThat(id.getAudience()).containsExactly("mandate-console");
    assertThat(id.getClaimAsString("nonce")).isEqualTo("n");
  }

  @Test
  void signing_in_leads_back_to_where_it_was_asked_for() {
    client.get(authorize(Map.of()));

    HttpResponse<String> signedIn = signIn("julia.santos", "mandate");

    assertThat(signedIn.statusCode()).isEqualTo(302);
    assertThat(location(signedIn)).contains("/oauth2/authorize?");
  }

  @Test
  void somebody_who_was_provisioned_a_moment_ago_can_sign_in() {
    signIn("somebody:new@acme.example", "mandate");

    assertThat(client.get("/").body()).contains("You are somebody:new@acme.example");
  }

  @Test
  void another_password_or_no_user_id_leads_back_to_the_page() {
    assertSentTo("/sign-in?error", signIn("daniel.kim", "guessed"));
    assertSentTo("/sign-in?error", signIn("<b>nobody</b>", "mandate"));
    assertThat(client.get("/sign-in?error").body()).contains("role=\"alert\"");
  }

  @Test
  void a_form_of_another_site_signs_nobody_in() {
    HttpResponse<String> answer =
        client.post("/sign-in", Map.of("username", "daniel.kim", "password", "mandate"));

    assertThat(answer.statusCode()).isNotEqualTo(200);
    assertSentTo("/sign-in", client.get("/"));
  }

  @Test
  void a_person_gets_no_scope_of_clients() {
    signIn("daniel.kim", "mandate");

    HttpResponse<String> answer = client.get(authorize(Map.of("scope", "openid mandate.audit")));

    assertThat(location(answer)).startsWith(CONSOLE + "?error=invalid_scope");
  }

  @Test
  void a_console_without_PKCE_gets_no_code() {
    signIn("daniel.kim", "mandate");

    HttpResponse<String> answer = client.get(authorize(Map.of("code_challenge", "")));

    assertThat(location(answer)).startsWith(CONSOLE + "?error=invalid_request");
  }

  @Test
  void nobody_is_sent_to_an_address_that_is_not_the_console() {
    signIn("daniel.kim", "mandate");

    for (String elsewhere :
        new String[] {
          "http://evil.example/login/oauth2/code/mandate-console",
          CONSOLE + "/more",
          CONSOLE + "?a=b"
        }) {
      assertThat(client.get(authorize(Map.of("redirect_uri", elsewhere))).statusCode())
          .isEqualTo(400);
    }
  }

  @Test
  void every_other_path_is_closed() {
    assertSentTo("/sign-in", client.get("/"));
    assertSentTo("/sign-in", client.get("/keys"));
    assertThat(client.get("/userinfo").statusCode()).isIn(302, 401);
  }

  private HttpResponse<String> signIn(String userId, String password) {
    Matcher csrf = CSRF.matcher(client.get("/sign-in").body());
    assertThat(csrf.find()).isTrue();
    return client.post(
        "/sign-in", Map.of("_csrf", csrf.group(1), "username", userId, "password", password));
  }

  private static String authorize(Map<String, String> different) {
    Map<String, String> request = new TreeMap<>();
    request.put("response_type", "code");
    request.put("client_id", "mandate-console");
    request.put("redirect_uri", CONSOLE);
    request.put("scope", "openid");
    request.put("state", "s");
    request.put("nonce", "n");
    request.put("code_challenge", challenge());
    request.put("code_challenge_method", "S256");
    request.putAll(different);
    request.values().removeIf(String::isEmpty);
    return "/oauth2/authorize?" + IssuerClient.encode(request);
  }

  private static String challenge() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private JsonNode exchange(HttpResponse<String> answer) {
    assertThat(location(answer)).startsWith(CONSOLE + "?code=");
    String code =
        UriComponentsBuilder.fromUri(URI.create(location(answer)))
            .build()
            .getQueryParams()
            .getFirst("code");
    return IssuerClient.json(
        client.post(
            "/oauth2/token",
            Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "mandate-console",
                "redirect_uri",
                CONSOLE,
                "code",
                code == null ? "" : code,
                "code_verifier",
                VERIFIER)));
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("location").orElse("");
  }

  private static void assertSentTo(String path, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(location(answer)).endsWith(path);
  }
}
