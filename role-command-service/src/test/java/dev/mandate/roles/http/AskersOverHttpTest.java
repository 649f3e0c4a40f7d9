package dev.mandate.roles.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.roles.ServiceTest;
import dev.mandate.testissuer.TestIssuer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Over HTTP the token says who asks, and nobody can claim to be another. */
@ServiceTest
class AskersOverHttpTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final TestIssuer ISSUER = TestIssuer.shared();
  private static final String PROVISIONING = ISSUER.client("crm", "mandate.system");

  private static final AtomicInteger SENT = new AtomicInteger();

  @LocalServerPort private int port;
  @Autowired private JdbcTemplate jdbc;

  @Test
  void a_client_asks_as_the_system_that_its_token_names() throws Exception {
    assertThat(register("asker-1", PROVISIONING, Map.of()).statusCode()).isEqualTo(200);
    assertThat(asker("asker-1")).isEqualTo("system crm");
  }

  @Test
  void naming_the_asker_of_the_token_is_no_fault() throws Exception {
    Map<String, String> named = Map.of("ce-authtype", "system", "ce-authid", "crm");
    assertThat(register("asker-2", PROVISIONING, named).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"system, billing", "user, ann", "system, mandate", "System, crm", "system, ''"})
  void nobody_asks_in_the_name_of_another(String type, String id) throws Exception {
    Map<String, String> named = Map.of("ce-authtype", type, "ce-authid", id);
    HttpResponse<String> answer = register("asker-3", PROVISIONING, named);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body())
        .contains("\"code\":\"NOT_AUTHORIZED\"", "system crm", "mandate.act-for-users");
    assertThat(count("asker-3")).isZero();
  }

  @Test
  void in_structured_mode_the_attributes_of_the_envelope_are_judged() throws Exception {
    HttpResponse<String> forged =
        structured("asker-4", ",\"authtype\":\"user\",\"authid\":\"ann\"");
    HttpResponse<String> unnamed = structured("asker-4", "");

    assertThat(forged.statusCode()).isEqualTo(403);
    assertThat(unnamed.statusCode()).isEqualTo(200);
    assertThat(asker("asker-4")).isEqualTo("system crm");
  }

  @Test
  void a_client_that_may_act_for_users_names_them() throws Exception {
    register("asker-5", PROVISIONING, Map.of());
    provisionUser("asker-5", "asker-ann");
    String token = ISSUER.client("crm", "mandate.system", "mandate.act-for-users");

    HttpResponse<String> answer =
        send(
            token,
            "SetRestrictionList",
            Map.of("ce-authtype", "user", "ce-authid", "asker-ann"),
            "{\"partnerId\":\"asker-5\",\"restrictions\":[]}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(asker("asker-5")).isEqualTo("user asker-ann");
  }

  @Test
  void a_person_asks_as_that_user() throws Exception {
    register("asker-6", PROVISIONING, Map.of());
    provisionUser("asker-6", "asker-bob");

    HttpResponse<String> answer =
        send(
            ISSUER.person("asker-bob"),
            "SetRestrictionList",
            Map.of(),
            "{\"partnerId\":\"asker-6\",\"restrictions\":[]}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(asker("asker-6")).isEqualTo("user asker-bob");
  }

  @Test
  void R30_a_person_cannot_tell_another_partner_from_none_and_leaves_nothing_in_its_log()
      throws Exception {
    register("asker-7", PROVISIONING, Map.of());
    register("asker-8", PROVISIONING, Map.of());
    provisionUser("asker-7", "asker-cid");
    String token = ISSUER.person("asker-cid");
    String data = "{\"partnerId\":\"%s\",\"restrictions\":[]}";

    HttpResponse<String> others =
        send(token, "SetRestrictionList", Map.of(), data.formatted("asker-8"));
    HttpResponse<String> nobodys =
        send(token, "SetRestrictionList", Map.of(), data.formatted("asker-x"));

    assertThat(others.statusCode()).isEqualTo(403);
    assertThat(others.body()).isEqualTo(nobodys.body()).contains("\"code\":\"NOT_AUTHORIZED\"");
    assertThat(count("asker-8")).isEqualTo(1);
    assertThat(count("asker-x")).isZero();
  }

  @Test
  void R30_whoever_repeats_the_identity_of_anothers_command_does_not_get_its_outcome()
      throws Exception {
    register("asker-9", PROVISIONING, Map.of("ce-id", "asker-9"));
    provisionUser("asker-9", "asker-dan");
    Map<String, String> repeated = Map.of("ce-id", "asker-9");
    String data = "{\"partnerId\":\"asker-9\",\"restrictions\":[]}";

    for (String type : new String[] {"SetRestrictionList", "SetRestrictionList?dryRun=true"}) {
      HttpResponse<String> answer = send(ISSUER.person("asker-dan"), type, repeated, data);
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("choose another id").doesNotContain("position");
    }
  }

  @Test
  void a_client_of_one_partner_sends_commands_of_that_partner_only() throws Exception {
    String token = ISSUER.token().client("acme-crm", "mandate.system").partner("asker-10").sign();

    assertThat(register("asker-10", token, Map.of()).statusCode()).isEqualTo(200);
    HttpResponse<String> refused = register("asker-11", token, Map.of());

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("\"code\":\"NOT_AUTHORIZED\"", "asker-10");
    assertThat(count("asker-11")).isZero();
  }

  private HttpResponse<String> register(String partner, String token, Map<String, String> headers)
      throws Exception {
    return send(
        token,
        "RegisterPartner",
        headers,
        "{\"partnerId\":\"%s\",\"name\":\"A\",\"sellsWholesale\":false}".formatted(partner));
  }

  private void provisionUser(String partner, String user) throws Exception {
    HttpResponse<String> answer =
        send(
            PROVISIONING,
            "ProvisionUser",
            Map.of(),
            "{\"partnerId\":\"%s\",\"userId\":\"%s\",\"displayName\":\"U\",\"email\":\"u@x.example\"}"
                .formatted(partner, user));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private HttpResponse<String> structured(String partner, String attributes) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(uri(""))
            .header("authorization", "Bearer " + PROVISIONING)
            .header("content-type", "application/cloudevents+json")
            .POST(
                BodyPublishers.ofString(
                    """
                    {"specversion":"1.0","id":"%1$s","source":"/askers",
                     "type":"dev.mandate.command.RegisterPartner.v1"%2$s,
                     "data":{"partnerId":"%1$s","name":"A","sellsWholesale":false}}
                    """
                        .formatted(partner, attributes)))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> send(
      String token, String typeAndQuery, Map<String, String> headers, String data)
      throws Exception {
    String[] type = typeAndQuery.split("\\?", 2);
    Map<String, String> all = new HashMap<>();
    all.put("ce-specversion", "1.0");
    all.put("ce-id", "asked-" + SENT.incrementAndGet());
    all.put("ce-source", "/askers");
    all.put("ce-type", "dev.mandate.command." + type[0] + ".v1");
    all.put("content-type", "application/json");
    all.put("authorization", "Bearer " + token);
    all.putAll(headers);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(type.length == 1 ? "" : "?" + type[1]))
            .POST(BodyPublishers.ofString(data));
    all.forEach(request::header);
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private URI uri(String query) {
    return URI.create("http://localhost:" + port + "/v1/commands" + query);
  }

  /** Who asked for the last command of a partner. */
  private String asker(String partner) {
    return String.valueOf(
        jdbc.queryForObject(
            """
            select (attributes::jsonb ->> 'authtype') || ' ' || (attributes::jsonb ->> 'authid')
            from event_readable where partner_id = ? order by position desc limit 1
            """,
            String.class,
            partner));
  }

  private int count(String partner) {
    Integer count =
        jdbc.queryForObject(
            "select count(*) from event where partner_id = ?", Integer.class, partner);
    return count == null ? 0 : count;
  }
}
