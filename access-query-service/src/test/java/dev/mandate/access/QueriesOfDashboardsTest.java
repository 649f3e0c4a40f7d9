package dev.mandate.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.testing.History;
import dev.mandate.access.testing.Servers;
import dev.mandate.grafana.Dashboard;
import dev.mandate.policy.Role;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What the dashboard for business asks is answered by the views, to the role for dashboards. */
class QueriesOfDashboardsTest extends ServiceTest {
  static final List<String> STATEMENTS = Dashboard.read("business").statements();

  private static final String P = "queries-of-dashboards";

  @BeforeAll
  static void fill() {
    History history =
        partner(P).add(user(P, "qd-ann", "Ann")).add(granted(P, "qd-ann", Role.PARTNER_ADMIN));
    topic.send(history.events());
    assertThat(api.getAt(history.position(), "/v1/partners/" + P).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @FieldSource("STATEMENTS")
  void every_query_of_the_dashboard_is_answered(String statement) {
    assertThat(statement).contains("reporting.").doesNotContainPattern("\\bpublic\\.|\\bproof\\.");
    assertThat(dashboard().queryForList(asGrafanaSends(statement))).isNotNull();
  }

  @ParameterizedTest
  @FieldSource("STATEMENTS")
  void what_is_put_into_a_query_is_known(String statement) {
    assertThat(asGrafanaSends(statement)).doesNotContain("$");
  }

  /** With all partners chosen. */
  private static String asGrafanaSends(String statement) {
    String from = "'" + History.START + "'";
    String to = "'" + History.START.plusSeconds(3600) + "'";
    return statement
        .replaceAll("\\$__timeFilter\\((\\w+)\\)", "$1 BETWEEN %s AND %s".formatted(from, to))
        .replace("$__timeFrom()", from)
        .replace("$__timeTo()", to)
        .replace("($partner)", "('" + P + "', 'another')");
  }

  private static JdbcTemplate dashboard() {
    return new JdbcTemplate(
        new DriverManagerDataSource(
            Objects.requireNonNull(SERVERS.get("spring.datasource.url")),
            Servers.REPORTER,
            Servers.DATABASE_PASSWORD));
  }
}
