package dev.mandate.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.Jwt;

/** What each kind of token says, and who gets none. */
class TokensTest extends RunningIssuer {
  private static final Map<String, String> CREDENTIALS = Map.of("grant_type", "client_credentials");

  @Test
  void the_token_of_the_provisioning_system_has_all_its_scopes() {
    Jwt token = client.read(client.token("local-provisioning", CREDENTIALS));

    assertThat(token.getHeaders()).containsEntry("alg", "ES256");
    assertThat(token.getClaimAsString("iss")).isEqualTo(URL);
    assertThat(token.getAudience()).containsExactly("mandate");
    assertThat(token.getSubject()).isEqualTo("local-provisioning");
    assertThat(token.getClaimAsString("client_id")).isEqualTo("local-provisioning");
    assertThat(token.getClaims().get("scope"))
        .isEqualTo(
            "mandate.act-for-users mandate.audit mandate.decide mandate.operate mandate.system");
    assertThat(token.hasClaim("mandate_partner")).isFalse();
    assertThat(token.getId()).isNotBlank();
    assertThat(Duration.between(token.getIssuedAt(), token.getExpiresAt()))
        .isEqualTo(Duration.ofHours(1));
  }

  @Test
  void a_client_gets_as_few_of_its_scopes_as_it_asks_for_and_none_of_others() {
    Jwt token =
        client.read(
            client.token(
                "local-provisioning",
                Map.of("grant_type", "client_credentials", "scope", "mandate.decide")));
    assertThat(token.getClaims().get("scope")).isEqualTo("mandate.decide");

    HttpResponse<String> refused =
        client.token(
            "acme-auditor", Map.of("grant_type", "client_credentials", "scope", "mandate.system"));
    assertRefused(refused, 400, "invalid_scope");
  }

  @Test
  void the_token_of_an_auditor_names_the_partner_it_is_bound_to() {
    Jwt token = client.read(client.token("acme-auditor", CREDENTIALS));

    assertThat(token.getSubject()).isEqualTo("acme-auditor");
    assertThat(token.getClaims().get("scope")).isEqualTo("mandate.audit");
    assertThat(token.getClaimAsString("mandate_partner")).isEqualTo("acme");
  }

  @ParameterizedTest
  @ValueSource(strings = {"daniel.kim", "provisioned:a-moment@ago_1"})
  void the_token_of_a_person_names_the_person_and_has_no_scope(String userId) {
    Jwt token = client.read(client.token("local-token", personGrant(userId)));

    assertThat(token.getHeaders()).containsEntry("alg", "ES256");
    assertThat(token.getClaimAsString("iss")).isEqualTo(URL);
    assertThat(token.getAudience()).containsExactly("mandate");
    assertThat(token.getSubject()).isEqualTo(userId);
    assertThat(token.getClaimAsString("client_id")).isEqualTo("local-token");
    assertThat(token.getClaims()).doesNotContainKeys("scope", "mandate_partner");
    assertThat(Duration.between(token.getIssuedAt(), token.getExpiresAt()))
        .isEqualTo(Duration.ofHours(1));
  }

  @Test
  void a_person_gets_no_scope_by_asking_for_one() {
    Jwt token =
        client.read(
            client.token(
                "local-token",
                Map.of(
                    "grant_type",
                    PersonGrant.TYPE.getValue(),
                    "user_id",
                    "daniel.kim",
                    "scope",
                    "mandate.system")));

    assertThat(token.hasClaim("scope")).isFalse();
  }

  @Test
  void what_is_no_user_id_gets_no_token() {
    for (String nobody : List.of("", "a b", "<script>", "x".repeat(65))) {
      assertRefused(client.token("local-token", personGrant(nobody)), 400, "invalid_request");
    }
    assertRefused(
        client.token("local-token", Map.of("grant_type", PersonGrant.TYPE.getValue())),
        400,
        "invalid_request");
  }

  @Test
  void only_the_tool_gets_tokens_of_people_and_none_of_its_own() {
    assertRefused(
        client.token("local-provisioning", personGrant("daniel.kim")), 400, "unauthorized_client");
    assertRefused(client.token("local-token", CREDENTIALS), 400, "unauthorized_client");
  }

  @Test
  void a_client_that_is_unknown_or_has_another_secret_is_refused() {
    assertRefused(client.token("nobody", CREDENTIALS), 401, "invalid_client");
    assertRefused(
        client.post(
            "/oauth2/token",
            Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                "local-provisioning",
                "client_secret",
                "wrong")),
        401,
        "invalid_client");
  }

  @Test
  void a_new_key_signs_at_once_and_what_the_old_one_signed_stays_valid() {
    String before = text(client.token("local-provisioning", CREDENTIALS));

    new SigningKeys(KEYS).add();

    String after = text(client.token("local-provisioning", CREDENTIALS));
    assertThat(client.verify(after).getHeaders().get("kid"))
        .isNotEqualTo(client.verify(before).getHeaders().get("kid"));
  }

  @Test
  void no_private_part_of_a_key_is_published() {
    assertThat(IssuerClient.json(client.get("/oauth2/jwks")).required("keys"))
        .isNotEmpty()
        .allSatisfy(
            key -> {
              assertThat(key.has("d")).isFalse();
              assertThat(key.path("alg").asString("")).isEqualTo("ES256");
            });
  }

  @Test
  void clients_find_everything_from_the_address_of_the_issuer() {
    var metadata = IssuerClient.json(client.get("/.well-known/openid-configuration"));

    assertThat(metadata.path("issuer").asString("")).isEqualTo(URL);
    assertThat(metadata.path("jwks_uri").asString("")).isEqualTo(URL + "/oauth2/jwks");
    assertThat(metadata.path("id_token_signing_alg_values_supported").toString())
        .isEqualTo("[\"ES256\"]");
  }

  private static Map<String, String> personGrant(String userId) {
    return Map.of("grant_type", PersonGrant.TYPE.getValue(), "user_id", userId);
  }

  private static String text(HttpResponse<String> answer) {
    return IssuerClient.json(answer).required("access_token").asString();
  }

  private static void assertRefused(HttpResponse<String> answer, int status, String error) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(IssuerClient.json(answer).path("error").asString("")).isEqualTo(error);
  }
}
