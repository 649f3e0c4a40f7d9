package dev.mandate.roles.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mandate.roles.ServiceTest;
import dev.mandate.roles.TopicReader;
import dev.mandate.testissuer.SecurityTable;
import dev.mandate.testissuer.SecurityTable.Row;
import dev.mandate.web.PathTable;
import dev.mandate.wire.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.server.PathContainer;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** The table of {@code SECURITY.md}: every endpoint, asked by everybody. */
@ServiceTest
class SecurityTableTest {
  static final List<Row> ROWS = SecurityTable.under("Command service");

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String P = "table-partner";
  private static final String CUSTOMER = "table-customer";
  private static final String SOURCE = "/table";
  private static final String MODE =
      "{\"partnerId\":\"%s\",\"customerId\":\"%s\",\"enabled\":false}".formatted(P, CUSTOMER);

  /** The roles of each column, in the partner or in the customer. */
  private static final Map<String, List<String>> ROLES =
      Map.ofEntries(
          Map.entry("FA", List.of("FULL_ADMIN")),
          Map.entry("RO", List.of("READ_ONLY_ADMIN")),
          Map.entry("PFA", List.of("PARTNER_FULL_ADMIN")),
          Map.entry("PA", List.of("PARTNER_ADMIN")),
          Map.entry("PRO", List.of("PARTNER_READ_ONLY_ADMIN")),
          Map.entry("WA", List.of("PARTNER_ADMIN", "WHOLESALE_ADMIN")),
          Map.entry("PROV", List.of("PARTNER_ADMIN")),
          Map.entry("CFA", List.of("CUSTOMER_FULL_ADMIN")),
          Map.entry("CRO", List.of("CUSTOMER_READ_ONLY_ADMIN")),
          Map.entry("CUD", List.of("CUSTOMER_USER_DEVICE_ADMIN")),
          Map.entry("CDA", List.of("CUSTOMER_DEVICE_ADMIN")),
          Map.entry("CSU", List.of("CUSTOMER_SUPPORT_ADMIN")),
          Map.entry("CCO", List.of("CUSTOMER_COMPLIANCE_OFFICER")),
          Map.entry("CAT", List.of("CUSTOMER_ADVANCED_TROUBLESHOOTING")));

  private static final AtomicInteger SENT = new AtomicInteger();
  private static @Nullable String deadLetter;

  @LocalServerPort private int port;
  @Autowired private RequestMappingHandlerMapping requestMappingHandlerMapping;
  @Autowired private PathTable paths;
  @Autowired private KafkaTemplate<byte[], byte[]> kafka;

  /** One person for each role, once for all tests. */
  @BeforeEach
  void provision() throws Exception {
    if (deadLetter != null) {
      return;
    }
    provision("RegisterPartner", "\"name\":\"T\",\"sellsWholesale\":true");
    user("table-first");
    for (String customer : List.of(CUSTOMER, "table-attached")) {
      provision("ProvisionCustomer", "\"customerId\":\"%s\",\"name\":\"C\"".formatted(customer));
    }
    for (Map.Entry<String, List<String>> column : ROLES.entrySet()) {
      give(person(column.getKey()), column.getValue());
    }
    String others = "table-others-partner";
    post(
        ServiceTest.AUTHORIZATION,
        "RegisterPartner",
        next(),
        "{\"partnerId\":\"%s\",\"name\":\"O\",\"sellsWholesale\":true}".formatted(others));
    post(
        ServiceTest.AUTHORIZATION,
        "ProvisionUser",
        next(),
        "{\"partnerId\":\"%s\",\"userId\":\"%s\",\"displayName\":\"O\",\"email\":\"o@x.example\"}"
            .formatted(others, person("other")));
    post(ServiceTest.AUTHORIZATION, "SetRestrictedMode", "upstreams", MODE);
    deadLetter = sendNoCommand();
  }

  private void give(String user, List<String> roles) throws Exception {
    if (roles.getFirst().startsWith("CUSTOMER_")) {
      provision(
          "GrantCustomerRole",
          "\"customerId\":\"%s\",\"userId\":\"%s\",\"role\":\"%s\""
              .formatted(CUSTOMER, user, roles.getFirst()));
      return;
    }
    user(user);
    for (String role : roles) {
      provision("GrantRole", "\"userId\":\"%s\",\"role\":\"%s\"".formatted(user, role));
    }
    if (roles.contains("PARTNER_ADMIN")) {
      provision(
          "AssignCustomer", "\"userId\":\"%s\",\"customerId\":\"%s\"".formatted(user, CUSTOMER));
    }
  }

  private void user(String user) throws Exception {
    provision(
        "ProvisionUser",
        "\"userId\":\"%s\",\"displayName\":\"U\",\"email\":\"u@x.example\"".formatted(user));
  }

  private void provision(String command, String data) throws Exception {
    HttpResponse<String> answer =
        post(
            ServiceTest.AUTHORIZATION,
            command,
            next(),
            "{\"partnerId\":\"%s\",%s}".formatted(P, data));
    assertThat(answer.statusCode()).as("%s %s: %s", command, data, answer.body()).isEqualTo(200);
  }

  private String sendNoCommand() {
    byte[] key = P.getBytes(StandardCharsets.UTF_8);
    kafka.send(new ProducerRecord<>(Topics.COMMANDS, null, key, new byte[] {'{'})).join();
    try (TopicReader letters = new TopicReader(Topics.COMMANDS_DLT)) {
      ConsumerRecord<byte[], byte[]> dead =
          letters.await(1, letter -> Arrays.equals(letter.key(), key)).getFirst();
      return dead.partition() + "/" + dead.offset();
    }
  }

  @ParameterizedTest
  @FieldSource("ROWS")
  void everybody_is_answered_as_the_table_says(Row row) throws Exception {
    Map<String, Integer> answered = new LinkedHashMap<>();
    for (String column : row.statuses().keySet()) {
      answered.put(column, ask(row, column).statusCode());
    }
    assertThat(answered).isEqualTo(row.statuses());
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> get("/v1/relay").body().matches("\\{\"sent\":([1-9]\\d*),\"stored\":\\1}"));
  }

  @Test
  void no_endpoint_is_missing_in_the_table_of_SECURITY() {
    for (RequestMappingInfo endpoint : endpoints()) {
      for (PathPattern pattern : patterns(endpoint)) {
        assertThat(ROWS)
            .as("%s %s", endpoint.getMethodsCondition(), pattern)
            .anyMatch(row -> isOf(row, endpoint, pattern));
      }
    }
  }

  @Test
  void every_path_is_closed_that_the_table_in_the_code_does_not_open() throws Exception {
    Set<String> answered = new TreeSet<>();
    endpoints().forEach(e -> patterns(e).forEach(p -> answered.add(p.getPatternString())));

    assertThat(paths.paths()).isEqualTo(answered);
    assertThat(get("/v1/nothing").statusCode()).isEqualTo(404);
    assertThat(get("/actuator/health").statusCode()).isEqualTo(404);
  }

  private Set<RequestMappingInfo> endpoints() {
    return requestMappingHandlerMapping.getHandlerMethods().keySet();
  }

  private static Set<PathPattern> patterns(RequestMappingInfo endpoint) {
    return Objects.requireNonNull(endpoint.getPathPatternsCondition()).getPatterns();
  }

  private static boolean isOf(Row row, RequestMappingInfo endpoint, PathPattern pattern) {
    String path = row.path();
    return endpoint.getMethodsCondition().getMethods().stream()
            .anyMatch(known -> known.name().equals(row.method()))
        && (pattern.matches(PathContainer.parsePath(path))
            || pattern.matches(PathContainer.parsePath(path.replaceFirst("/x", "/1/1"))));
  }

  private HttpResponse<String> ask(Row row, String column) throws Exception {
    String token = SecurityTable.token(column, person(column));
    String authorization = token == null ? null : "Bearer " + token;
    String target = row.target();
    if (target.endsWith(" SetRestrictedMode")) {
      String query = target.contains("?") ? "?dryRun=true" : "";
      return post(authorization, query, "SetRestrictedMode", next(), MODE);
    }
    if (target.contains("{ownCommand}")) {
      String id = next();
      post(authorization, "SetRestrictedMode", id, MODE);
      target = target.replace("{ownCommand}", "%2Ftable/" + id);
    }
    target =
        target
            .replace("{command}", "%2Ftable/upstreams")
            .replace("{deadLetter}", String.valueOf(deadLetter));
    return send(authorization, request(target).method(row.method(), BodyPublishers.noBody()));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(ServiceTest.AUTHORIZATION, request(path).GET());
  }

  private HttpResponse<String> post(
      @Nullable String authorization, String command, String id, String data) throws Exception {
    return post(authorization, "", command, id, data);
  }

  private HttpResponse<String> post(
      @Nullable String authorization, String query, String command, String id, String data)
      throws Exception {
    return send(
        authorization,
        request("/v1/commands" + query)
            .header("ce-specversion", "1.0")
            .header("ce-id", id)
            .header("ce-source", SOURCE)
            .header("ce-type", "dev.mandate.command." + command + ".v1")
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(data)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
  }

  private static HttpResponse<String> send(
      @Nullable String authorization, HttpRequest.Builder request) throws Exception {
    if (authorization != null) {
      request.header("authorization", authorization);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static String next() {
    return "table-" + SENT.incrementAndGet();
  }

  private static String person(String column) {
    return "table-" + column;
  }
}
