package dev.mandate.roles.batch;

import static dev.mandate.roles.batch.Commands.command;
import static dev.mandate.roles.batch.Commands.grant;
import static dev.mandate.roles.batch.Commands.provisionCustomer;
import static dev.mandate.roles.batch.Commands.provisionUser;
import static dev.mandate.roles.batch.Commands.register;
import static dev.mandate.roles.batch.Commands.revoke;
import static dev.mandate.roles.batch.Commands.system;
import static dev.mandate.wire.CommandResult.Outcome.ACCEPTED;
import static dev.mandate.wire.CommandResult.Outcome.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mandate.commands.RejectionCode;
import dev.mandate.roles.TestDatabase;
import dev.mandate.roles.store.ConsumerOffsets;
import dev.mandate.roles.store.OffsetMove;
import dev.mandate.wire.CommandMessage;
import dev.mandate.wire.CommandResult;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a batch guarantees, on real PostgreSQL. */
class BatchTest {
  private static final TopicPartition PARTITION = new TopicPartition("mandate.commands", 3);

  private TestDatabase database;
  private TestInstance service;

  @BeforeEach
  void freshDatabase() {
    database = TestDatabase.migrated();
    service = TestInstance.on(database);
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Test
  void positions_of_a_partner_are_1_2_3_without_gaps() {
    List<CommandResult> results =
        service.decide(register("p"), provisionUser("p", "u1"), provisionUser("p", "u2"));

    assertThat(service.positions("p")).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(service.history("p"))
        .containsExactly(
            "PartnerRegistered",
            "UserProvisioned",
            "RoleGranted",
            "RoleGranted",
            "UserProvisioned");
    assertThat(results).extracting(CommandResult::position).containsExactly(1L, 4L, 5L);
  }

  @Test
  void a_rejection_as_first_command_leaves_the_rest_of_the_batch_alone() {
    List<CommandResult> results =
        service.decide(provisionUser("p", "u1"), register("p"), provisionUser("p", "u1"));

    assertThat(results)
        .extracting(CommandResult::outcome)
        .containsExactly(REJECTED, ACCEPTED, ACCEPTED);
    assertThat(service.history("p"))
        .startsWith("CommandRejected", "PartnerRegistered", "UserProvisioned");
  }

  @Test
  void create_change_refuse_change_in_one_batch_keeps_streams_contiguous_and_state_right() {
    List<CommandResult> results =
        service.decide(
            register("p"),
            provisionUser("p", "u1"),
            grant("p", "u1", "PARTNER_ADMIN"),
            grant("p", "u1", "CUSTOMER_FULL_ADMIN"),
            grant("p", "u1", "PARTNER_ADMIN"),
            revoke("p", "u1", "PARTNER_ADMIN"),
            grant("p", "u1", "READ_ONLY_ADMIN"));

    assertThat(results.get(3).code()).isEqualTo(RejectionCode.ROLE_NOT_ASSIGNABLE);
    assertThat(results.get(4).events()).extracting("type").containsExactly("CommandHadNoEffect");
    assertThat(
            service.jdbc.queryForList(
                "select sequence_number from event where aggregate_id = 'user:u1' order by"
                    + " position",
                Long.class))
        .containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void a_duplicate_inside_a_batch_is_executed_once_and_answered_twice() {
    CommandMessage register = register("p");

    List<CommandResult> results = service.decide(register, register);

    assertThat(results.get(1)).isEqualTo(results.get(0));
    assertThat(service.history("p")).containsExactly("PartnerRegistered");
  }

  @Test
  void a_repeated_command_gets_the_stored_outcome_whatever_its_content() {
    CommandResult first =
        service
            .decide(
                command(
                    "same",
                    "RegisterPartner",
                    "system",
                    "a",
                    "{'partnerId':'p','name':'P','sellsWholesale':false}"))
            .getFirst();

    CommandResult again =
        TestInstance.on(database)
            .decide(
                command(
                    "same",
                    "ProvisionUser",
                    "user",
                    "x",
                    "{'partnerId':'q','userId':'u','displayName':'U','email':'e'}"))
            .getFirst();

    assertThat(again).isEqualTo(first);
    assertThat(service.history("q")).isEmpty();
  }

  @Test
  void every_readable_command_leaves_an_event_with_the_partner_it_names_known_or_not() {
    CommandResult result = service.decide(provisionUser("nobody", "u1")).getFirst();

    assertThat(result.code()).isEqualTo(RejectionCode.UNKNOWN_PARTNER);
    assertThat(result.position()).isEqualTo(1);
    assertThat(service.history("nobody")).containsExactly("CommandRejected");
  }

  @Test
  void when_the_commit_fails_no_outcome_gets_out_and_the_repetition_is_right() {
    database
        .ownerJdbc()
        .execute(
            """
            create function refuse() returns trigger language plpgsql as
              $$ begin raise exception 'the disk is full'; end $$;
            create constraint trigger refuse_at_commit after insert on event
              deferrable initially deferred for each row execute function refuse();
            """);
    CommandMessage register = register("p");
    CommandMessage user = provisionUser("p", "u1");

    assertThatThrownBy(() -> service.decide(register, user))
        .rootCause()
        .hasMessageContaining("the disk is full");

    assertThat(service.history("p")).isEmpty();
    database.ownerJdbc().execute("drop trigger refuse_at_commit on event");
    assertThat(service.decide(register, user))
        .extracting(CommandResult::position)
        .containsExactly(1L, 4L);
  }

  @Test
  void a_consumer_that_lost_its_partition_cannot_commit() {
    service.executor.execute(List.of(register("p")), Map.of(PARTITION, move(0, 1)));

    assertThatThrownBy(
            () ->
                service.executor.execute(
                    List.of(provisionUser("p", "u1")), Map.of(PARTITION, move(0, 1))))
        .isInstanceOf(StaleConsumerException.class);

    assertThat(service.history("p")).containsExactly("PartnerRegistered");
  }

  private OffsetMove move(long expected, long next) {
    if (expected == 0) {
      new ConsumerOffsets(service.jdbc).next(PARTITION);
    }
    return new OffsetMove(expected, next);
  }

  @Test
  void what_another_instance_decided_meanwhile_is_seen_despite_the_cache() {
    TestInstance other = TestInstance.on(database);
    service.decide(register("p"), provisionUser("p", "u1"), provisionUser("p", "u2"));
    other.decide(grant("p", "u2", "FULL_ADMIN"));

    CommandResult last = service.decide(revoke("p", "u1", "FULL_ADMIN")).getFirst();
    CommandResult refused = other.decide(revoke("p", "u2", "FULL_ADMIN")).getFirst();

    assertThat(last.outcome()).isEqualTo(ACCEPTED);
    assertThat(refused.code()).isEqualTo(RejectionCode.LAST_ADMINISTRATOR);
  }

  @Test
  void time_never_runs_backwards_within_a_partner() {
    Instant noon = Instant.parse("2026-01-01T12:00:00Z");
    at(noon).decide(register("p"));
    CommandResult earlier = at(noon.minusSeconds(60)).decide(provisionUser("p", "u1")).getFirst();

    assertThat(earlier.decided()).isEqualTo(noon);
  }

  private TestInstance at(Instant instant) {
    return new TestInstance(database, Clock.fixed(instant, ZoneOffset.UTC), 10);
  }

  @Test
  void R10_ending_the_programme_reaches_users_that_no_command_of_the_batch_mentions() {
    service.decide(
        register("p"),
        provisionUser("p", "u1"),
        provisionUser("p", "u2"),
        grant("p", "u1", "WHOLESALE_ADMIN"),
        grant("p", "u2", "PARTNER_ADMIN"),
        grant("p", "u2", "WHOLESALE_ADMIN"));

    TestInstance restarted = TestInstance.on(database);
    CommandResult ended =
        restarted
            .decide(system("SetWholesaleProgram", "{'partnerId':'p','enabled':false}"))
            .getFirst();

    assertThat(ended.events())
        .extracting("type")
        .containsExactly("WholesaleProgramChanged", "RoleRevoked", "RoleRevoked");
  }

  @Test
  void an_id_of_another_partner_is_taken_and_unknown_at_once() {
    service.decide(register("p"), register("q"), provisionCustomer("p", "c1"));

    CommandResult claimed = service.decide(provisionCustomer("q", "c1")).getFirst();
    CommandResult switched =
        service
            .decide(
                system("SetRestrictedMode", "{'partnerId':'q','customerId':'c1','enabled':false}"))
            .getFirst();

    assertThat(claimed.code()).isEqualTo(RejectionCode.ALREADY_EXISTS);
    assertThat(switched.code()).isEqualTo(RejectionCode.UNKNOWN_CUSTOMER);
  }

  @Test
  void R31_the_roles_of_a_customers_administrator_are_on_record_whatever_it_asks_for() {
    service.decide(
        register("p"),
        provisionUser("p", "u1"),
        provisionCustomer("p", "c1"),
        system(
            "GrantCustomerRole",
            "{'partnerId':'p','customerId':'c1','userId':'x1','role':'CUSTOMER_FULL_ADMIN'}"));

    TestInstance.on(database)
        .decide(
            Commands.user(
                "x1", "RevokeRole", "{'partnerId':'p','userId':'u1','role':'FULL_ADMIN'}"));

    assertThat(lastAttributes()).contains("\"actorroles\":\"CUSTOMER_FULL_ADMIN\"");
  }

  @Test
  void R31_an_invalid_command_is_on_record_with_the_roles_of_who_asked_too() {
    service.decide(register("p"), provisionUser("p", "u1"));

    CommandResult invalid =
        service
            .decide(
                Commands.user(
                    "u1", "GrantRole", "{'partnerId':'p','userId':'u1','role':'SUPER_ADMIN'}"))
            .getFirst();

    assertThat(invalid.code()).isEqualTo(RejectionCode.INVALID);
    assertThat(lastAttributes()).contains("\"actorroles\":\"FULL_ADMIN,PARTNER_FULL_ADMIN\"");
  }

  @Test
  void R31_the_reason_of_an_invalid_command_is_on_record() {
    service.decide(
        register("p"),
        system(
            "RevokeRole",
            "{'partnerId':'p','userId':'u1','role':'NO_SUCH_ROLE','reason':'left us'}"));

    assertThat(lastAttributes()).contains("\"reason\":\"left us\"");
  }

  private @Nullable String lastAttributes() {
    return service.jdbc.queryForObject(
        "select attributes from event_readable order by global_position desc limit 1",
        String.class);
  }
}
