package dev.mandate.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SelectorTest {
  private static final String SCRAPE =
      """
      # TYPE commands_total counter
      commands_total{outcome="accepted"} 3.0
      lag 0.0
      """;

  @Test
  void a_query_tells_each_metric_with_its_labels() {
    assertThat(
            Selector.in(
                "histogram_quantile(0.99, sum by (le, job) (rate(a_bucket{job=\"x\","
                    + " s=~\"5..\"}[5m]))) / sum(b{job=\"y\"}) + max(up{job=\"x\"})"))
        .containsExactly(
            new Selector("a_bucket", Map.of("job", "x", "s", "5..")),
            new Selector("b", Map.of("job", "y")));
  }

  @Test
  void a_metric_that_is_of_no_service_is_refused() {
    for (String query :
        List.of("sum(lag)", "lag", "rate(lag[5m])", "lag{a=\"b\"}", "a{job=\"x\"} / b")) {
      assertThatThrownBy(() -> Selector.in(query))
          .as(query)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is of no job");
    }
  }

  @Test
  void a_scrape_has_a_metric_only_under_its_whole_name_and_with_all_labels() {
    assertThat(isIn("commands_total{job=\"x\", outcome=\"rejected\"}")).isTrue();
    assertThat(isIn("lag{job=\"x\"}")).isTrue();
    assertThat(isIn("commands{job=\"x\"}")).isFalse();
    assertThat(isIn("commands_total{job=\"x\", code=\"1\"}")).isFalse();
    assertThat(isIn("lag{job=\"x\", outcome=\"accepted\"}")).isFalse();
  }

  private static boolean isIn(String query) {
    return Selector.in(query).getFirst().isIn(SCRAPE.lines());
  }

  @Test
  void a_selector_is_of_every_service_that_its_pattern_names() {
    Selector both = new Selector("a", Map.of("job", "one|two"));
    assertThat(Stream.of("one", "two", "three").filter(both::isOf)).containsExactly("one", "two");
  }
}
