package dev.mandate.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mandate.access.testing.History;
import dev.mandate.grafana.Dashboard;
import dev.mandate.grafana.Selector;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the dashboard for operations asks of this service is what it exports. */
class MetricsOfDashboardsTest extends ServiceTest {
  private static final List<Selector> ASKED =
      Dashboard.read("operations").selectors().stream()
          .filter(selector -> selector.isOf("access-query-service"))
          .toList();

  @Test
  void every_metric_of_the_dashboard_is_exported_with_its_labels() {
    History history = partner("metrics-of-dashboards");
    topic.send(history.events());
    assertThat(api.getAt(1, "/v1/partners/metrics-of-dashboards").status()).isEqualTo(200);
    assertThat(ASKED).hasSizeGreaterThan(15);
    // A request is counted after its answer is sent.
    await().untilAsserted(() -> assertThat(ASKED).allMatch(MetricsOfDashboardsTest::isExported));
  }

  private static boolean isExported(Selector selector) {
    return selector.isIn(api.getText("/actuator/prometheus").lines());
  }

  @Test
  void both_pools_are_told_apart() {
    assertThat(api.getText("/actuator/prometheus"))
        .contains(
            "hikaricp_connections_active{pool=\"writing\"}",
            "hikaricp_connections_active{pool=\"reading\"}");
  }
}
