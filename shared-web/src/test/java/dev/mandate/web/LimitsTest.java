package dev.mandate.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.testissuer.TestIssuer;
import dev.mandate.web.WebApp.Visitor;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Nobody takes more than their share. */
@SpringBootTest(
    classes = WebApp.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "management.server.port=0",
      "mandate.web.max-body=1KB",
      "mandate.web.requests-per-second=5",
      "mandate.web.failed-sign-ins-per-minute=3"
    })
class LimitsTest {
  private static final TestIssuer ISSUER = TestIssuer.shared();

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void issuer(DynamicPropertyRegistry properties) {
    ISSUER.settings().forEach((name, value) -> properties.add(name, () -> value));
  }

  @Test
  void a_body_that_is_too_large_is_refused_whether_or_not_it_says_so() throws Exception {
    String token = ISSUER.client("large", Scopes.SYSTEM);
    Visitor visitor = new Visitor(port);
    byte[] large = new byte[1025];

    assertThat(visitor.post("/size", token, 1024).body()).isEqualTo("1024");
    HttpResponse<String> said = visitor.post("/size", token, large.length);
    HttpResponse<String> unsaid =
        visitor.post(
            "/size", token, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));

    assertThat(said.statusCode()).isEqualTo(413);
    assertThat(said.body()).contains("\"code\":\"CONTENT_TOO_LARGE\"", "1024 bytes");
    assertThat(unsaid.statusCode()).isEqualTo(413);
  }

  @Test
  void a_caller_that_asks_too_often_has_to_wait_and_others_do_not() throws Exception {
    String token = ISSUER.person("hurried");
    Visitor visitor = new Visitor(port);
    HttpResponse<String> answer = visitor.get("/who", token);
    for (int i = 0; i < 1000 && answer.statusCode() == 200; i++) {
      answer = visitor.get("/who", token);
    }

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    assertThat(answer.body()).contains("\"code\":\"TOO_MANY_REQUESTS\"");
    assertThat(visitor.get("/who", ISSUER.client("hurried", Scopes.SYSTEM)).statusCode())
        .isEqualTo(200);
  }
}
