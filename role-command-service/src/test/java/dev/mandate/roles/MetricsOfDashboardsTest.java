package dev.mandate.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mandate.grafana.Dashboard;
import dev.mandate.grafana.Selector;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the dashboard for operations asks of this service is what it exports. */
@ServiceTest
class MetricsOfDashboardsTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final List<Selector> ASKED =
      Dashboard.read("operations").selectors().stream()
          .filter(selector -> selector.isOf("role-command-service"))
          .toList();

  @LocalServerPort private int port;
  @LocalManagementPort private int managementPort;

  @Test
  void every_metric_of_the_dashboard_is_exported_with_its_labels() {
    assertThat(get(port, "/v1/relay")).contains("sent");
    assertThat(ASKED).hasSizeGreaterThan(15);
    // A request is counted after its answer is sent.
    await().untilAsserted(() -> assertThat(ASKED).allMatch(this::isExported));
  }

  private boolean isExported(Selector selector) {
    return selector.isIn(get(managementPort, "/actuator/prometheus").lines());
  }

  private static String get(int port, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("authorization", ServiceTest.AUTHORIZATION)
            .build();
    try {
      return HTTP.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
