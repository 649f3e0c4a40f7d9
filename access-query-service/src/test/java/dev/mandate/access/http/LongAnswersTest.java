package dev.mandate.access.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers that no buffer holds, from a real web server without a database. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "management.endpoint.health.validate-group-membership=false",
      "management.server.port=0"
    })
class LongAnswersTest {
  private static final int ROWS = 50_000; // far more than any buffer holds

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration(
      exclude = {
        DataSourceAutoConfiguration.class,
        ServletWebSecurityAutoConfiguration.class,
        OAuth2ResourceServerWebSecurityAutoConfiguration.class,
        ManagementWebSecurityAutoConfiguration.class
      })
  @Import({HttpConfiguration.class, ProblemAdvice.class, BegunAnswers.class, Numbers.class})
  static class Server {}

  /** Answers numbers up to one that fails. */
  @RestController
  static class Numbers {
    @GetMapping("/list")
    Iterable<String> list(@RequestParam int failsAt) {
      return () -> IntStream.rangeClosed(1, ROWS).mapToObj(n -> number(n, failsAt)).iterator();
    }

    @GetMapping("/table")
    ResponseEntity<CsvTable> table(@RequestParam int failsAt) {
      return new CsvTable(
              List.of("number"),
              IntStream.rangeClosed(1, ROWS).mapToObj(n -> List.of(number(n, failsAt))))
          .at(7, "all numbers");
    }

    private static String number(int n, int failsAt) {
      if (n == failsAt) {
        throw new IllegalStateException("the database is gone");
      }
      return Integer.toString(n);
    }
  }

  @LocalServerPort int port;

  @Test
  void a_table_comes_row_by_row_to_its_end() throws Exception {
    HttpResponse<String> answer = ask("table", 0);

    assertThat(answer.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"all_numbers.csv\"");
    assertThat(answer.headers().firstValue("Content-Length")).isEmpty();
    assertThat(answer.body().lines()).hasSize(ROWS + 1).startsWith("number", "1").endsWith("50000");
  }

  @Test
  void a_table_that_fails_before_it_began_is_a_problem() throws Exception {
    HttpResponse<String> answer = ask("table", 1);

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "table"})
  void nobody_takes_an_answer_that_failed_within_for_a_whole_one(String path) throws Exception {
    assertThat(ask(path, 0).body()).contains("49999");
    assertThatThrownBy(() -> ask(path, ROWS)).isInstanceOf(IOException.class);
  }

  private HttpResponse<String> ask(String path, int failsAt)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://localhost:%d/%s?failsAt=%d".formatted(port, path, failsAt));
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
  }
}
