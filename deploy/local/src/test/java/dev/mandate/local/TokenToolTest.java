package dev.mandate.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The script against an issuer that answers as written here. */
class TokenToolTest {
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private String answer = "{\"access_token\":\"a.b.c\",\"token_type\":\"Bearer\"}";
  private HttpServer issuer;

  @BeforeEach
  void start() throws IOException {
    issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer.createContext("/", this::answer);
    issuer.start();
  }

  @AfterEach
  void stop() {
    issuer.stop(0);
  }

  @Test
  void it_prints_the_token_of_a_person_and_nothing_else() {
    Run run = run("a:b@c.d-e_1");

    assertThat(run).isEqualTo(new Run(0, "a.b.c\n", ""));
    assertThat(asked)
        .containsExactly(
            "POST /oauth2/token grant_type=urn:mandate:oauth:grant-type:local-person"
                + "&client_id=local-token&client_secret=local-token&user_id=a%3Ab%40c.d-e_1");
  }

  @Test
  void system_is_the_provisioning_system() {
    assertThat(run("system")).isEqualTo(new Run(0, "a.b.c\n", ""));
    assertThat(asked)
        .containsExactly(
            "POST /oauth2/token grant_type=client_credentials"
                + "&client_id=local-provisioning&client_secret=local-provisioning");
  }

  @Test
  void an_issuer_that_refuses_is_quoted() {
    answer = "{\"error\":\"invalid_client\"}";

    Run run = run("daniel.kim");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("gave no token", "invalid_client");
  }

  @Test
  void without_the_stack_it_says_how_to_start_it() {
    stop();

    Run run = run("daniel.kim");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("deploy/local/start", "MANDATE_ISSUER_PORT")
        .doesNotContain("/dev/tcp");
  }

  @Test
  void what_is_no_user_id_is_not_even_asked_for() {
    for (String nobody : List.of("", "a b", "a&scope=mandate.system", "x".repeat(65))) {
      assertThat(run(nobody).exitCode()).isEqualTo(2);
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void it_helps_and_ends_with_2_if_it_is_called_wrongly() {
    assertThat(run("--help").out()).contains("system", "MANDATE_ISSUER_PORT", "(8082)");
    assertThat(run().exitCode()).isEqualTo(2);
    assertThat(run("daniel.kim", "julia.santos").exitCode()).isEqualTo(2);
  }

  private Run run(String... words) {
    List<String> command = new ArrayList<>(List.of("bash", "token"));
    Collections.addAll(command, words);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .put("MANDATE_ISSUER_PORT", Integer.toString(issuer.getAddress().getPort()));
    try {
      Process process = builder.start();
      String out = new String(process.getInputStream().readAllBytes(), UTF_8);
      String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
      return new Run(process.waitFor(), out, err);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("cannot run the script", e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + " "
            + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    byte[] bytes = answer.getBytes(UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private record Run(int exitCode, String out, String err) {}
}
