package dev.mandate.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mandate.access.testing.Api;
import dev.mandate.access.testing.Api.Answer;
import dev.mandate.access.testing.CommandEndpoint;
import dev.mandate.access.testing.EventTopic;
import dev.mandate.access.testing.History;
import dev.mandate.access.testing.Servers;
import dev.mandate.access.testing.SigningKeyFile;
import dev.mandate.events.CustomerRoleGranted;
import dev.mandate.events.GrantCause;
import dev.mandate.events.PartnerRegistered;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.UserProvisioned;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Restriction;
import dev.mandate.policy.RestrictionSet;
import dev.mandate.policy.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The whole service on a real Kafka and a real PostgreSQL, asked over HTTP. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class ServiceTest {
  static final int PARTITIONS = 3;

  /** What the service has to be told about its surroundings. */
  static final Map<String, String> SERVERS = new LinkedHashMap<>();

  private static final Path SIGNING_KEY = SigningKeyFile.fresh();

  private static final AtomicBoolean STARTED = new AtomicBoolean();

  /** Takes the commands that the service sends. */
  static final CommandEndpoint COMMANDS = CommandEndpoint.start();

  static EventTopic topic;
  static Api api;

  @DynamicPropertySource
  static void servers(DynamicPropertyRegistry properties) {
    if (SERVERS.isEmpty()) {
      SERVERS.putAll(Servers.settings(Servers.newDatabase(), Servers.kafka()));
    }
    SERVERS.forEach((name, value) -> properties.add(name, () -> value));
    properties.add("mandate.commands.url", COMMANDS::url);
    properties.add("mandate.console.client-id", () -> "mandate-console");
    properties.add("mandate.changes.keep-alive", () -> "1s");
    properties.add("mandate.web.failed-sign-ins-per-minute", () -> "100000"); // from one address
    properties.add("mandate.proof.signing-keys", SIGNING_KEY::toString);
  }

  /** The topic comes after the service, which waits for it. */
  @BeforeAll
  static void start(@LocalServerPort int port, @LocalManagementPort int managementPort) {
    api = new Api(port, managementPort);
    if (STARTED.compareAndSet(false, true)) {
      assertThat(api.get("/actuator/health").status()).isEqualTo(503);
      assertThat(api.get("/v1/access?user=u&org=o").text("code")).isEqualTo("NOT_YET");
      EventTopic.create(PARTITIONS);
    }
    topic = new EventTopic();
    awaitHealth(200);
  }

  @AfterAll
  static void stop() {
    topic.close();
  }

  static History partner(String id) {
    return History.of(id).add(new PartnerRegistered(id, "Partner " + id, true));
  }

  static UserProvisioned user(String partner, String id, String name) {
    return new UserProvisioned(partner, id, name, id + "@example.com", null);
  }

  static RoleGranted granted(String partner, String user, Role role) {
    return new RoleGranted(partner, user, role, GrantCause.COMMAND, null);
  }

  static CustomerRoleGranted ownRole(String partner, String customer, String user, Role role) {
    return new CustomerRoleGranted(partner, customer, user, role, "Own " + user, null);
  }

  static RestrictionSet restrictions(List<String> keys) {
    List<Restriction> known = new ArrayList<>();
    keys.forEach(key -> known.add(Objects.requireNonNull(Policy.standard().restriction(key))));
    return RestrictionSet.of(known);
  }

  static Answer access(History history, String user, String org) {
    return api.getAt(history.position(), "/v1/access?user=%s&org=%s".formatted(user, org));
  }

  static Map<String, String> map(Answer answer, String field) {
    Map<String, String> map = new LinkedHashMap<>();
    answer
        .body()
        .get(field)
        .properties()
        .forEach(e -> map.put(e.getKey(), e.getValue().asString()));
    return map;
  }

  static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(item -> strings.add(item.asString()));
    return strings;
  }

  static void expectProblem(int status, String code, String path) {
    Answer answer = api.get(path);
    assertThat(answer.status()).as(path).isEqualTo(status);
    assertThat(answer.header("Content-Type")).as(path).startsWith("application/problem+json");
    assertThat(answer.text("code")).as(path).isEqualTo(code);
    assertThat(answer.body().get("status").asInt()).as(path).isEqualTo(status);
  }

  static void awaitHealth(int status) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> api.get("/actuator/health").status() == status);
  }
}
