package dev.mandate.access.projection;

import static dev.mandate.access.projection.ProjectionFixture.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mandate.access.testing.History;
import dev.mandate.access.testing.Model;
import dev.mandate.access.testing.RandomHistory;
import dev.mandate.access.testing.Relay;
import dev.mandate.access.testing.TestDatabase;
import dev.mandate.commands.RejectionCode;
import dev.mandate.events.AuditExported;
import dev.mandate.events.CommandRejected;
import dev.mandate.events.CustomerAssigned;
import dev.mandate.events.CustomerAttached;
import dev.mandate.events.CustomerRoleGranted;
import dev.mandate.events.GrantCause;
import dev.mandate.events.PartnerRegistered;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.UserProvisioned;
import dev.mandate.events.UserRemoved;
import dev.mandate.personal.PersonSecret;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.JsonText;
import dev.mandate.policy.Role;
import dev.mandate.wire.RecordedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The projection on a real PostgreSQL. */
class ProjectionTest {
  private static final String P = "p1";

  private static TestDatabase database;
  private static JdbcTemplate jdbc;
  private static StoredFacts tables;
  private static ProjectionFixture fixture;
  private static Projection projection;
  private static ConsumerOffsets offsets;

  @BeforeAll
  static void open() {
    database = new TestDatabase();
    jdbc = database.jdbc();
    tables = new StoredFacts(jdbc);
    fixture = new ProjectionFixture(database);
    offsets = fixture.offsets();
    projection = fixture.projection();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void empty() {
    database
        .ownerJdbc()
        .execute(
            """
            truncate consumer_offset, partner_progress, partner, partner_user, role_grant,
              managed_entry, customer, customer_user, customer_role_grant, audit_entry,
              audit_text, proof.person_secret
            """);
    assertThat(offsets.read(List.of(0, 1), ProjectionFixture.TOPIC_ID))
        .isEqualTo(Map.of(0, 0L, 1, 0L));
  }

  @Test
  void an_offset_in_a_topic_that_is_no_more_means_nothing_in_the_next_one() {
    jdbc.update("update consumer_offset set next_offset = 20");
    assertThat(offsets.read(List.of(0, 1), "the next topic")).isEqualTo(Map.of(0, 0L, 1, 0L));
    assertThat(offsets.read(List.of(0, 1), "the next topic")).isEqualTo(Map.of(0, 0L, 1, 0L));
  }

  @Test
  void an_offset_of_which_no_topic_was_noted_counts_in_the_one_that_is_there() {
    jdbc.update("update consumer_offset set next_offset = 20, topic_id = null");
    assertThat(offsets.read(List.of(0), "the topic")).isEqualTo(Map.of(0, 20L));
    assertThat(offsets.read(List.of(0), "the next topic")).isEqualTo(Map.of(0, 0L));
  }

  @Test
  void intervals_also_have_the_instants_of_their_events() {
    History history =
        History.of(P)
            .add(new PartnerRegistered(P, "One", true))
            .add(new UserProvisioned(P, "u1", "Ada", "ada@example.com", null))
            .add(new UserRemoved(P, "u1"));
    takeIn(0, 0, history.events());
    assertThat(
            jdbc.queryForMap(
                """
                select extract(epoch from from_decided)::bigint as from_second,
                  extract(epoch from to_decided)::bigint as to_second
                from partner_user
                """))
        .containsEntry("from_second", History.decidedAt(2).getEpochSecond())
        .containsEntry("to_second", History.decidedAt(3).getEpochSecond());
  }

  @Test
  void every_event_has_one_audit_entry_whatever_it_is() {
    History history = RandomHistory.of(P, 300, 11);
    history.add(new AuditExported(P, "u1", "csv", new JsonText("{\"actor\":\"x\"}"), 3));
    fixture.takeIn(history.events(), new Random(11));
    assertThat(jdbc.queryForList("select position from audit_entry order by position", Long.class))
        .isEqualTo(history.events().stream().map(RecordedEvent::position).toList());
  }

  @Test
  void a_redelivered_batch_changes_nothing() {
    History history = RandomHistory.of(P, 120, 5);
    takeIn(0, 0, history.events());
    List<List<String>> before = tables.everything();
    takeIn(0, 120, history.events()); // the same events, as the relay sends them again
    takeIn(0, 240, history.events().subList(50, 120));
    assertThat(tables.everything()).isEqualTo(before);
  }

  @Test
  void a_gap_is_refused_and_nothing_behind_it_is_taken_in() {
    History history = RandomHistory.of(P, 40, 6);
    History other = RandomHistory.of("p2", 15, 6);
    List<RecordedEvent> events = new ArrayList<>(history.events().subList(0, 20));
    events.addAll(history.events().subList(21, 40));
    events.addAll(other.events());

    Slice taken = takeIn(0, 0, events).getFirst();

    assertThat(taken.next()).isEqualTo(20);
    assertThat(Objects.requireNonNull(taken.obstacle()).toString())
        .contains("offset 20 of partition 0", "partner p1", "position 20", "22 comes next");
    assertThat(positions()).isEqualTo(Map.of(P, 20L));
    assertThat(offsets.read(List.of(0), ProjectionFixture.TOPIC_ID)).isEqualTo(Map.of(0, 20L));
  }

  @Test
  void a_gap_in_one_partition_does_not_hold_up_another() {
    History history = RandomHistory.of(P, 20, 6);
    History other = RandomHistory.of("p2", 20, 6);
    List<Slice> taken =
        projection.takeIn(
            List.of(slice(0, 0, history.events().subList(1, 20)), slice(1, 0, other.events())));
    assertThat(taken.get(0).obstacle()).isNotNull();
    assertThat(taken.get(1).obstacle()).isNull();
    assertThat(positions()).containsEntry("p2", 20L);
    assertThat(offsets.read(List.of(0, 1), ProjectionFixture.TOPIC_ID))
        .isEqualTo(Map.of(0, 0L, 1, 20L));
  }

  @Test
  void once_the_missing_event_is_there_the_projection_goes_on() {
    History history = RandomHistory.of(P, 40, 6);
    takeIn(0, 0, history.events().subList(0, 20));
    takeIn(0, 20, history.events().subList(25, 40));
    takeIn(0, 20, history.events().subList(20, 40));
    assertThat(positions()).isEqualTo(Map.of(P, 40L));
    assertThat(tables.factsAt(P, 40)).isEqualTo(Model.at(40, history.events()));
  }

  @Test
  void a_consumer_that_has_lost_its_partition_is_refused_as_a_whole() {
    History history = RandomHistory.of(P, 40, 7);
    History other = RandomHistory.of("p2", 20, 7);
    takeIn(0, 0, history.events().subList(0, 20));
    List<List<String>> before = tables.everything();

    assertThatThrownBy(
            () ->
                projection.takeIn(
                    List.of(
                        slice(0, 10, history.events().subList(10, 40)),
                        slice(1, 0, other.events()))))
        .isInstanceOf(StaleOffsetException.class)
        .hasMessageContaining("partitions [0, 1]");

    assertThat(tables.everything()).isEqualTo(before);
    assertThat(offsets.read(List.of(0, 1), ProjectionFixture.TOPIC_ID))
        .isEqualTo(Map.of(0, 20L, 1, 0L));
  }

  @Test
  void facts_that_come_and_go_within_one_poll_leave_their_intervals() {
    History history =
        History.of(P)
            .add(new PartnerRegistered(P, "One", true))
            .add(new UserProvisioned(P, "u1", "Ada", "ada@example.com", null))
            .add(new RoleGranted(P, "u1", Role.PARTNER_ADMIN, GrantCause.COMMAND, null))
            .add(new CustomerAttached(P, "c1", "Customer", "u1", true))
            .add(new CustomerAssigned(P, "u1", "c1", AssignmentBasis.ATTACHED))
            .add(new CustomerAssigned(P, "u1", "c1", AssignmentBasis.ASSIGNED));
    takeIn(0, 0, history.events());
    assertThat(
            jdbc.queryForList(
                """
                select basis || ' ' || since_position || ' ' || from_position || ' '
                  || coalesce(to_position::text, 'now')
                from managed_entry order by from_position
                """,
                String.class))
        .containsExactly("ATTACHED 5 5 6", "ASSIGNED 5 6 now");
  }

  @Test
  void names_of_a_customers_user_are_kept_sealed_and_replaced_only_by_new_ones() {
    PersonSecret eve = Relay.secret(P, "e1", 0);
    History history =
        History.of(P)
            .add(new PartnerRegistered(P, "One", true))
            .add(new CustomerAttached(P, "c1", "Customer", null, true))
            .add(customerRole(Role.CUSTOMER_FULL_ADMIN, "Eve", null))
            .add(customerRole(Role.CUSTOMER_DEVICE_ADMIN, null, "eve@example.com"));
    takeIn(0, 0, history.events().subList(0, 3));
    takeIn(0, 3, history.events().subList(3, 4));
    assertThat(
            jdbc.queryForList(
                """
                select concat_ws(' ', display_name, email, from_position, to_position)
                from customer_user order by from_position
                """,
                String.class))
        .containsExactly(
            eve.seal("Eve") + " 3 4", eve.seal("Eve") + " " + eve.seal("eve@example.com") + " 4");
  }

  @Test
  void what_a_rejected_command_asked_may_hold_anything() {
    String asked =
        "{\"userId\":\"%s\",\"role\":7,\"customerId\":\"c1\",\"x\":\"\\u0000\"}"
            .formatted("x".repeat(60_000));
    History history =
        History.of(P)
            .by("user", "a".repeat(15_000))
            .add(
                new CommandRejected(
                    P,
                    "AssignCustomer",
                    RejectionCode.INVALID,
                    "userId is no id",
                    new JsonText(asked)));
    takeIn(0, 0, history.events());
    Map<String, Object> entry = jdbc.queryForMap("select * from audit_entry");
    assertThat(entry)
        .containsEntry("target_user", null)
        .containsEntry("customer_id", "c1")
        .containsEntry("role", null)
        .containsEntry("request", asked);
    assertThat((String) entry.get("actor_id")).hasSize(256);
    assertThat((String) entry.get("actor_id_rest")).hasSize(15_000 - 256);
  }

  private static CustomerRoleGranted customerRole(
      Role role, @Nullable String name, @Nullable String email) {
    return new CustomerRoleGranted(P, "c1", "e1", role, name, email);
  }

  private static List<Slice> takeIn(int partition, long from, List<RecordedEvent> events) {
    return projection.takeIn(List.of(slice(partition, from, events)));
  }

  private static Map<String, Long> positions() {
    Map<String, Long> positions = new HashMap<>();
    jdbc.query(
        "select partner_id, position from partner_progress where position > 0",
        row -> {
          positions.put(row.getString(1), row.getLong(2));
        });
    return positions;
  }
}
