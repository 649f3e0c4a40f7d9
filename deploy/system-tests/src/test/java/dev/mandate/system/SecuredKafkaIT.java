package dev.mandate.system;

import static dev.mandate.system.stack.SecuredStack.COMMAND_SERVICE;
import static dev.mandate.system.stack.SecuredStack.CRM;
import static dev.mandate.system.stack.SecuredStack.PORTAL;
import static dev.mandate.system.stack.SecuredStack.QUERY_SERVICE;
import static dev.mandate.system.stack.SecuredStack.READER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mandate.system.stack.Asked;
import dev.mandate.system.stack.CommandApi;
import dev.mandate.system.stack.Principal;
import dev.mandate.system.stack.QueryApi;
import dev.mandate.system.stack.SecuredStack;
import dev.mandate.system.stack.ServiceProcess;
import dev.mandate.system.stack.Stack;
import dev.mandate.system.stack.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A broker with TLS, passwords and the rights of {@code deploy/kafka}: who gets what through it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecuredKafkaIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String EVENTS = "mandate.events";

  private final HttpClient http = HttpClient.newHttpClient();
  private SecuredStack stack;
  private Principal crm;
  private Principal portal;

  @BeforeAll
  void given_two_services_and_two_upstreams_on_a_secured_broker() {
    stack = SecuredStack.start();
    crm = stack.principal(CRM);
    portal = stack.principal(PORTAL);
    register("p");
    crm.command("p-julia", "ProvisionUser", "system", CRM, user("p", "julia"));
    assertThat(crm.result("p-julia")).containsEntry("outcome", "ACCEPTED");
  }

  @AfterAll
  void stop() {
    http.close();
    stack.close();
  }

  @Test
  void commands_over_http_and_of_upstreams_are_decided_published_and_projected() {
    long position;
    try (CommandApi commands = new CommandApi(stack.commandService())) {
      position = commands.accept("/http", 1, "ProvisionUser", user("p", "omar"));
    }
    try (QueryApi queries = new QueryApi(stack.queryService())) {
      queries.awaitPosition("p", position, PATIENCE);
      assertThat(queries.access("julia", "p", position).get("capabilities"))
          .asString()
          .contains("=FULL");
      assertThat(entry(queries, "p", "p-julia").get("actor")).asString().contains("id=" + CRM);
    }
  }

  @Test
  void R31_a_forged_authid_is_rejected_and_on_the_audit_log_with_its_real_sender() {
    register("forged");
    crm.command("forged-1", "ProvisionUser", "system", PORTAL, user("forged", "f-eve"));

    assertThat(crm.result("forged-1")).containsEntry("code", "NOT_AUTHORIZED");
    assertRefusedOnRecord("forged", "forged-1", "in the name of the system " + PORTAL);
  }

  @Test
  void only_an_upstream_that_may_act_for_users_asks_in_their_name() {
    portal.command("users-1", "ProvisionUser", "user", "julia", user("p", "u-one"));
    crm.command("users-2", "ProvisionUser", "user", "julia", user("p", "u-two"));

    assertThat(portal.result("users-1")).containsEntry("outcome", "ACCEPTED");
    assertThat(crm.result("users-2")).containsEntry("code", "NOT_AUTHORIZED");
    assertRefusedOnRecord("p", "users-2", "in the name of the user julia");
  }

  private void assertRefusedOnRecord(String partner, String commandId, String detail) {
    try (QueryApi queries = new QueryApi(stack.queryService())) {
      Map<?, ?> entry = entry(queries, partner, commandId);
      assertThat(entry.get("outcome")).isEqualTo("REJECTED");
      assertThat(entry.get("code")).isEqualTo("NOT_AUTHORIZED");
      assertThat(entry.get("detail")).asString().contains(detail);
      assertThat(entry.get("actor")).asString().contains("type=system", "id=" + CRM);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "nobody, mandate.commands",
    "nobody, mandate.commands.crm",
    "crm, mandate.commands",
    "crm, mandate.commands.portal",
    "crm, mandate.commands.access-query-service",
    "crm, mandate.commands.dlt",
    "crm, mandate.command-results",
    "crm, mandate.events",
    "crm, mandate.audit-checkpoints",
    "access-query-service, mandate.commands",
    "access-query-service, mandate.commands.crm",
    "access-query-service, mandate.events",
    "auditor, mandate.commands",
    "auditor, mandate.events",
    "role-command-service, mandate.audit-checkpoints",
  })
  void who_has_no_right_cannot_write(String name, String topic) {
    Principal principal = stack.principal(name);

    assertThatThrownBy(() -> principal.send(topic, "p", Map.of(), new byte[0]))
        .isInstanceOf(AuthorizationException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "nobody, mandate.command-results",
    "crm, mandate.events",
    "crm, mandate.commands.crm",
    "crm, mandate.commands.portal",
    "crm, mandate.commands.dlt",
    "auditor, mandate.commands.crm",
    "access-query-service, mandate.commands.dlt",
  })
  void who_has_no_right_cannot_read(String name, String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer = stack.principal(name).consumer()) {
      consumer.assign(List.of(new TopicPartition(topic, 0)));
      consumer.seekToBeginning(consumer.assignment());

      assertThatThrownBy(() -> consumer.poll(PATIENCE))
          .isInstanceOf(TopicAuthorizationException.class);
    }
  }

  @Test
  void a_wrong_password_is_refused() {
    Principal impostor = stack.impostorOf(CRM);

    assertThatThrownBy(() -> impostor.send(crm.ownTopic(), "p", Map.of(), new byte[0]))
        .isInstanceOf(SaslAuthenticationException.class);
  }

  @Test
  void R32_an_export_is_on_record_though_the_query_service_may_write_no_other_command() {
    get("/v1/audit/export?format=csv&actor=secured-export&partner=p");

    try (QueryApi queries = new QueryApi(stack.queryService())) {
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  queries
                      .get("/v1/audit/entries?partner=p&action=AuditExported", 0)
                      .toString()
                      .contains("secured-export"));
    }
    stack
        .principal(QUERY_SERVICE)
        .command("more-1", "ProvisionUser", "system", QUERY_SERVICE, user("p", "eve"));
    assertThat(crm.result("more-1")).containsEntry("code", "NOT_AUTHORIZED");
  }

  @ParameterizedTest
  @CsvSource({"crm", "portal", "access-query-service"})
  void a_dead_letter_is_sent_again_to_the_topic_on_which_it_came(String name) {
    Principal upstream = stack.principal(name);
    String key = "dead-" + name;
    upstream.send(upstream.ownTopic(), key, Map.of(), "[]".getBytes(UTF_8));
    Map<?, ?> letter =
        await()
            .atMost(PATIENCE)
            .until(() -> deadLetters(key), found -> !found.isEmpty())
            .getFirst();

    String path =
        "/v1/dead-letters/%s/%s/redrive".formatted(letter.get("partition"), letter.get("offset"));
    Map<String, Object> answer = Wire.object(post(path));

    assertThat(answer).containsEntry("topic", upstream.ownTopic());
  }

  private List<Map<?, ?>> deadLetters(String key) {
    Map<String, Object> page = Wire.object(get(stack.commandService(), "/v1/dead-letters"));
    List<Map<?, ?>> found = new ArrayList<>();
    for (Object item : (List<?>) Objects.requireNonNull(page.get("items"))) {
      if (item instanceof Map<?, ?> letter && key.equals(letter.get("key"))) {
        found.add(letter);
      }
    }
    return found;
  }

  @Test
  void the_topic_of_events_is_emptied_and_filled_again_and_followed_by_a_reader() {
    register("again");
    long before = firstOffsets();

    post("/v1/relay/republish");

    await().atMost(PATIENCE).until(() -> firstOffsets() > before);
    Principal reader = stack.principal(READER);
    reader.awaitRecordOf("again", EVENTS);
    reader.awaitRecordOf("again", "mandate.command-results");
    reader.awaitRecordOf("again", "mandate.audit-checkpoints");
  }

  private long firstOffsets() {
    try (KafkaConsumer<byte[], byte[]> consumer = stack.principal(READER).consumer()) {
      return consumer
          .beginningOffsets(
              consumer.partitionsFor(EVENTS).stream()
                  .map(p -> new TopicPartition(p.topic(), p.partition()))
                  .toList())
          .values()
          .stream()
          .mapToLong(Long::longValue)
          .sum();
    }
  }

  @Test
  void the_read_model_is_rebuilt_with_the_rights_of_the_query_service() {
    try (QueryApi queries = new QueryApi(stack.queryService())) {
      entry(queries, "p", "p-julia"); // there is something to rebuild
    }
    stack.rebuild();
    assertThat(stack.logs()).contains("taking over");
  }

  /** When there are commands on all topics, of which those that were answered go. */
  @Test
  @Order(Integer.MAX_VALUE - 1)
  void the_topics_are_renewed_when_somebody_was_erased() {
    long before = firstOffsets();
    crm.command(
        "p-erase", "ErasePerson", "system", CRM, Map.of("partnerId", "p", "userId", "julia"));
    assertThat(crm.result("p-erase")).containsEntry("outcome", "ACCEPTED");

    await().atMost(PATIENCE).until(() -> firstOffsets() > before);
    stack.principal(READER).awaitRecordOf("p", EVENTS);
  }

  /** After all others, which need everything that anybody needs. */
  @Test
  @Order(Integer.MAX_VALUE)
  void each_right_is_used_and_the_services_ask_for_no_other() {
    Set<String> used = new HashSet<>();
    List<String> denied = new ArrayList<>();
    for (Asked asked : stack.asked()) {
      if (asked.allowed()) {
        used.add(asked.right());
      } else {
        denied.add(asked.right());
      }
    }

    assertThat(used).containsAll(stack.granted());
    assertThat(stack.granted()).noneMatch(right -> right.contains(" ALL ") || right.contains("*"));
    assertThat(stack.granted()).noneMatch(right -> right.contains(" CLUSTER "));
    // What the tests above tried in their name, and nothing else.
    assertThat(denied)
        .filteredOn(right -> right.startsWith("User:" + COMMAND_SERVICE + " "))
        .containsExactly("User:role-command-service DESCRIBE TOPIC mandate.audit-checkpoints");
    assertThat(denied)
        .filteredOn(right -> right.startsWith("User:" + QUERY_SERVICE + " "))
        .containsExactlyInAnyOrder(
            "User:access-query-service DESCRIBE TOPIC mandate.commands",
            "User:access-query-service DESCRIBE TOPIC mandate.commands.crm",
            "User:access-query-service DESCRIBE TOPIC mandate.commands.dlt",
            "User:access-query-service WRITE TOPIC mandate.events");
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void no_password_is_in_a_log() {
    String logs = stack.logs();

    assertThat(logs).isNotEmpty();
    assertThat(stack.secrets()).noneMatch(logs::contains);
  }

  private void register(String partner) {
    crm.command(
        partner + "-0",
        "RegisterPartner",
        "system",
        CRM,
        Map.of("partnerId", partner, "name", partner, "sellsWholesale", false));
    assertThat(crm.result(partner + "-0")).containsEntry("outcome", "ACCEPTED");
  }

  private static Map<String, Object> user(String partner, String id) {
    return Map.of(
        "partnerId", partner, "userId", id, "displayName", id, "email", id + "@x.example");
  }

  /** The first entry of the audit log that a command left, once it is there. */
  private static Map<?, ?> entry(QueryApi queries, String partner, String commandId) {
    return await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(IllegalStateException.class)
        .until(() -> entries(queries, partner, commandId), found -> !found.isEmpty())
        .getLast(); // they are listed newest first
  }

  private static List<Map<?, ?>> entries(QueryApi queries, String partner, String commandId) {
    List<Map<?, ?>> found = new ArrayList<>(queries.auditLog(partner, 0));
    found.removeIf(entry -> !commandId.equals(entry.get("commandId")));
    return found;
  }

  private String get(String path) {
    return get(stack.queryService(), path);
  }

  private String get(ServiceProcess service, String path) {
    return answer(HttpRequest.newBuilder(service.uri(path)).GET());
  }

  private String post(String path) {
    return answer(
        HttpRequest.newBuilder(stack.commandService().uri(path)).POST(BodyPublishers.noBody()));
  }

  private String answer(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          http.send(
              request.header("authorization", Stack.authorization()).timeout(PATIENCE).build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
