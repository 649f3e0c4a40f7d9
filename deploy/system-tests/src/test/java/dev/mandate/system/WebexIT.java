package dev.mandate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mandate.system.stack.CommandApi;
import dev.mandate.system.stack.QueryApi;
import dev.mandate.system.stack.ServiceProcess;
import dev.mandate.system.stack.Stack;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A tool that knows the public Webex API changes who manages which customers, and reads it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebexIT {
  private static final String P = "webex-it";
  private static final String ADMIN = "webex-it-admin";
  private static final String ORGANIZATIONS = "/v1/partner/organizations";
  private static final String EVENTS =
      "/v1/adminAudit/events?orgId=%s&from=2020-01-01T00:00:00.000Z&to=2999-01-01T00:00:00.000Z";

  private final Stack stack = Stack.shared();
  private final HttpClient http = HttpClient.newHttpClient();
  private CommandApi commands;
  private QueryApi queries;
  private ServiceProcess queryService;
  private int sent;

  @BeforeAll
  void given_a_partner_administrator_without_customers() {
    ServiceProcess commandService = stack.commandService();
    commands = new CommandApi(commandService);
    queryService = stack.queryServiceBeside(commandService);
    queries = new QueryApi(queryService);
    send("RegisterPartner", Map.of("partnerId", P, "name", "Partner", "sellsWholesale", false));
    provision("webex-it-first");
    provision(ADMIN);
    for (String role : List.of("READ_ONLY_ADMIN", "PARTNER_ADMIN")) {
      send("GrantRole", Map.of("partnerId", P, "userId", ADMIN, "role", role));
    }
    long position =
        send(
            "ProvisionCustomer",
            Map.of("partnerId", P, "customerId", "webex-it-c", "name", "Customer"));
    queries.awaitPosition(P, position, Duration.ofSeconds(60));
  }

  @AfterAll
  void close() {
    commands.close();
    queries.close();
    http.close();
  }

  @Test
  void a_customer_is_assigned_and_unassigned_and_all_partner_roles_are_revoked() {
    String assignment = ORGANIZATIONS + "/webex-it-c/partnerAdmin/" + ADMIN;
    assertThat(managed()).isEmpty();

    assertThat(change("POST", assignment + "/assign", "it-1")).isEqualTo(200);
    assertThat(change("POST", assignment + "/assign", "it-2")).isEqualTo(200);
    assertThat(managed()).containsExactly("webex-it-c");
    assertThat(texts(items(ORGANIZATIONS + "/webex-it-c/partnerAdmins"), "id"))
        .containsExactly(ADMIN);
    assertThat(told(EVENTS.formatted("webex-it-c")))
        .startsWith("it-2 Change without effect", "it-1 Partner administrator assigned");

    assertThat(change("DELETE", assignment + "/unassign", "it-3")).isEqualTo(200);
    assertThat(managed()).isEmpty();

    assertThat(change("POST", assignment + "/assign", "it-4")).isEqualTo(200);
    assertThat(change("DELETE", ORGANIZATIONS + "/partnerAdmin/" + ADMIN, "it-5")).isEqualTo(204);
    assertThat(managed()).isEmpty();
    assertThat(roles()).containsExactly("READ_ONLY_ADMIN");
    assertThat(told(EVENTS.formatted(P) + "&eventCategories=users,customers"))
        .startsWith(
            "it-5 Partner administrator unassigned",
            "it-5 Administrator role revoked",
            "it-4 Partner administrator assigned",
            "it-3 Partner administrator unassigned",
            "it-1 Partner administrator assigned");
  }

  @Test
  void R13_the_last_partner_full_administrator_stays() {
    String path = ORGANIZATIONS + "/partnerAdmin/webex-it-first";
    assertThat(change("DELETE", path, "it-6")).isEqualTo(409);
    // What is refused is answered at once, before it can be read.
    await()
        .untilAsserted(
            () ->
                assertThat(told(EVENTS.formatted(P) + "&max=1"))
                    .containsExactly("it-6 Change rejected"));
  }

  private void provision(String user) {
    send(
        "ProvisionUser",
        Map.of(
            "partnerId", P, "userId", user, "displayName", "A User", "email", user + "@x.example"));
  }

  private long send(String command, Map<String, Object> data) {
    sent++;
    return commands.accept("/webex-it", sent, command, data);
  }

  private int change(String method, String path, String trackingId) {
    HttpRequest request =
        HttpRequest.newBuilder(queryService.uri(path))
            .header("authorization", Stack.authorization())
            .method(method, BodyPublishers.noBody())
            .header("TrackingID", trackingId)
            .timeout(Duration.ofSeconds(30))
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new IllegalStateException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in " + path, e);
    }
  }

  /** What there is at once, as no position is asked for. */
  private List<Map<?, ?>> items(String path) {
    return list(path, "items");
  }

  private List<String> told(String path) {
    return items(path).stream()
        .map(event -> (Map<?, ?>) event.get("data"))
        .map(data -> data.get("trackingId") + " " + data.get("eventDescription"))
        .toList();
  }

  private List<String> managed() {
    return texts(items(ORGANIZATIONS + "?managedBy=" + ADMIN), "orgId");
  }

  private List<String> roles() {
    String path = "/v1/partners/%s/administrators/%s".formatted(P, ADMIN);
    return texts(list(path, "roles"), "role");
  }

  private static List<String> texts(List<Map<?, ?>> objects, String field) {
    return objects.stream().map(object -> String.valueOf(object.get(field))).toList();
  }

  private List<Map<?, ?>> list(String path, String field) {
    List<Map<?, ?>> list = new ArrayList<>();
    List<?> objects = (List<?>) Objects.requireNonNull(queries.get(path, 0).get(field), field);
    objects.forEach(object -> list.add((Map<?, ?>) object));
    return list;
  }
}
