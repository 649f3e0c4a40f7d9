package dev.mandate.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mandate.access.testing.Api;
import dev.mandate.access.testing.Api.Answer;
import dev.mandate.access.testing.EventTopic;
import dev.mandate.access.testing.History;
import dev.mandate.access.testing.Instance;
import dev.mandate.access.testing.Servers;
import dev.mandate.events.CommandHadNoEffect;
import dev.mandate.events.CustomerAssigned;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.CustomerUnassigned;
import dev.mandate.events.RestrictionListChanged;
import dev.mandate.events.UnassignmentCause;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.JsonText;
import dev.mandate.policy.Role;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Events are taken in once and in order, whatever happens on the way. */
class DeliveryTest extends ServiceTest {
  private static final JsonText NOTHING = new JsonText("{}");

  /** The tables as their owner sees them, who can do what the service cannot. */
  private final DataSource database =
      new DriverManagerDataSource(
          Objects.requireNonNull(SERVERS.get("spring.datasource.url")),
          Servers.OWNER,
          Servers.DATABASE_PASSWORD);

  @Test
  void an_event_that_comes_again_is_taken_in_once() {
    String p = "again";
    History history = partner(p).add(user(p, "again-u", "Ada"));
    topic.send(history.events());
    topic.send(history.events());
    history.add(granted(p, "again-u", Role.FULL_ADMIN));
    topic.send(history.events());
    Answer entries = api.getAt(history.position(), "/v1/audit/entries?partner=again");
    assertThat(entries.items("position")).containsExactly("3", "2", "1");
    assertThat(access(history, "again-u", p).body().get("position").asLong()).isEqualTo(3);
  }

  @Test
  void a_gap_stops_its_partition_until_the_missing_event_comes_and_no_other() {
    History gap = partner("gap").add(user("gap", "gap-u", "A")).add(user("gap", "gap-v", "B"));
    History other = partner("gap-other");
    topic.send(gap.events().subList(0, 1), 0);
    api.getAt(1, "/v1/partners/gap");
    topic.send(gap.events().subList(2, 3), 0);
    awaitHealth(503);
    assertThat(api.get("/actuator/health").body().toString())
        .contains("the history of partner gap is known up to position 1, and 3 comes next");
    topic.send(other.events(), 1);
    assertThat(api.getAt(1, "/v1/partners/gap-other").status()).isEqualTo(200);
    assertThat(access(other, "nobody", "gap-other").status()).isEqualTo(200);
    assertThat(api.get("/v1/partners/gap").header("Mandate-Position")).isEqualTo("1");

    topic.send(gap.events().subList(1, 2), 1);
    awaitHealth(200);
    assertThat(api.getAt(3, "/v1/partners/gap/administrators/gap-v").status()).isEqualTo(200);
  }

  @Test
  void a_record_that_is_no_event_stops_its_partition_and_is_never_skipped() {
    History history = partner("poison");
    topic.sendGarbage(2);
    topic.send(history.events(), 2);
    awaitHealth(503);
    // Each comes to the record in its own time.
    await()
        .untilAsserted(
            () -> {
              JsonNode health = api.get("/actuator/health").body().get("components");
              assertThat(health.get("projection").toString())
                  .contains("\"status\":\"DOWN\"", "of partition 2", "type is missing");
              assertThat(health.get("replica").toString())
                  .contains("\"status\":\"DOWN\"", "of partition 2");
            });
    assertThat(api.get("/v1/partners/poison").status()).isEqualTo(404);
    assertThat(metric("mandate_projection_troubled_partitions")).isEqualTo(1);

    EventTopic.deleteUpTo(2, EventTopic.end(2) - 1);
    awaitHealth(200);
    assertThat(api.getAt(1, "/v1/partners/poison").status()).isEqualTo(200);
  }

  @Test
  void while_the_database_is_away_access_is_answered_and_afterwards_nothing_is_missing() {
    String p = "outage";
    History history = partner(p).add(user(p, "outage-u", "Ada"));
    topic.send(history.events());
    api.getAt(2, "/v1/partners/outage");
    Servers.killPostgres();
    try {
      history.add(granted(p, "outage-u", Role.FULL_ADMIN));
      topic.send(List.of(history.last()));
      assertThat(map(access(history, "outage-u", p), "capabilities")).isNotEmpty();
      expectProblem(503, "UNAVAILABLE", "/v1/partners/outage");
      awaitHealth(503);
    } finally {
      Servers.restartPostgres();
    }
    awaitHealth(200);
    assertThat(api.getAt(3, "/v1/partners/outage/administrators").items("userId"))
        .containsExactly("outage-u");
    assertThat(metric("mandate_projection_retries_total")).isPositive();
  }

  @Test
  void what_a_crash_of_the_database_has_taken_back_is_taken_in_again() {
    History history = partner("back").add(new CommandHadNoEffect("back", "GrantRole", NOTHING));
    topic.send(history.events(), 0);
    api.getAt(2, "/v1/partners/back");

    inOneTransaction(
        "update consumer_offset set next_offset = next_offset - 1 where partition = 0",
        """
        update partner_progress p set position = 1, frontier = e.leaf_hash from audit_entry e
        where p.partner_id = 'back' and e.partner_id = 'back' and e.position = 1
        """,
        "delete from audit_entry where partner_id = 'back' and position = 2");

    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> api.get("/v1/audit/entries?partner=back").items("position"),
            positions -> positions.equals(List.of("2", "1")));
  }

  @Test
  void what_was_stored_although_it_looked_like_a_failure_is_no_trouble() {
    History history = partner("doubt").add(new CommandHadNoEffect("doubt", "GrantRole", NOTHING));
    topic.send(history.events().subList(0, 1), 1);
    api.getAt(1, "/v1/partners/doubt");
    inOneTransaction(
        """
        create function refuse() returns trigger language plpgsql
        as $$ begin raise exception 'refused'; end $$
        """,
        "create trigger refusal before insert on audit_entry execute function refuse()");
    topic.send(history.events().subList(1, 2), 1);
    awaitHealth(503);

    inOneTransaction(
        "drop trigger refusal on audit_entry",
        "drop function refuse",
        "update consumer_offset set next_offset = next_offset + 1 where partition = 1",
        """
        insert into audit_entry select (jsonb_populate_record(e, '{"position": 2}')).*
        from audit_entry e where e.partner_id = 'doubt'
        """,
        """
        update partner_progress p
        set position = 2, frontier = sha256('\\x01'::bytea || e.leaf_hash || e.leaf_hash)
        from audit_entry e
        where p.partner_id = 'doubt' and e.partner_id = 'doubt' and e.position = 1
        """);

    awaitHealth(200);
  }

  private void inOneTransaction(String... statements) {
    JdbcTemplate jdbc = new JdbcTemplate(database);
    new TransactionTemplate(new JdbcTransactionManager(database))
        .executeWithoutResult(_ -> List.of(statements).forEach(jdbc::execute));
  }

  @Test
  void another_instance_answers_the_same() {
    String p = "instances";
    History history =
        partner(p)
            .add(user(p, "instances-u", "Ada"))
            .add(granted(p, "instances-u", Role.PARTNER_ADMIN))
            .add(new CustomerProvisioned(p, "instances-c", "C", null, true))
            .add(new CustomerProvisioned(p, "instances-d", "D", null, true))
            .add(new CustomerAssigned(p, "instances-u", "instances-c", AssignmentBasis.ATTACHED))
            .add(new CustomerAssigned(p, "instances-u", "instances-d", AssignmentBasis.ASSIGNED))
            .add(
                new CustomerUnassigned(
                    p, "instances-u", "instances-d", UnassignmentCause.COMMAND, null))
            .add(new RestrictionListChanged(p, restrictions(List.of("ORG_DOMAIN"))))
            .add(ownRole(p, "instances-c", "instances-own", Role.CUSTOMER_FULL_ADMIN));
    topic.send(history.events());
    api.getAt(history.position(), "/v1/partners/instances");

    try (Instance second = Instance.start(SERVERS)) {
      Api secondApi = second.api();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> secondApi.get("/actuator/health").status() == 200);
      for (String user : List.of("instances-u", "instances-own", "nobody")) {
        for (String org : List.of(p, "instances-c", "instances-d")) {
          String path = "/v1/access?user=%s&org=%s".formatted(user, org);
          assertThat(secondApi.getAt(history.position(), path).body())
              .isEqualTo(api.getAt(history.position(), path).body());
        }
      }
      // Whichever of the two projects it, both know it.
      for (int partition = 0; partition < PARTITIONS; partition++) {
        History more = partner("instances-" + partition);
        topic.send(more.events(), partition);
        assertThat(secondApi.getAt(1, "/v1/partners/" + more.partnerId()).status()).isEqualTo(200);
        assertThat(api.getAt(1, "/v1/partners/" + more.partnerId()).status()).isEqualTo(200);
      }
    }
  }

  @Test
  void metrics_tell_how_far_projection_and_replica_are() {
    History history = partner("metrics");
    topic.send(history.events());
    api.getAt(1, "/v1/partners/metrics");
    assertThat(metric("mandate_projection_records_total")).isPositive();
    await().until(() -> metric("mandate_projection_lag") == 0);
    await().until(() -> metric("mandate_replica_lag") == 0);
    assertThat(metric("mandate_replica_events")).isPositive();
    assertThat(metric("mandate_replica_organizations")).isPositive();
  }

  private static double metric(String name) {
    return api.getText("/actuator/prometheus")
        .lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
