package dev.mandate.roles.batch;

import static dev.mandate.roles.batch.Commands.grant;
import static dev.mandate.roles.batch.Commands.provisionCustomer;
import static dev.mandate.roles.batch.Commands.provisionUser;
import static dev.mandate.roles.batch.Commands.register;
import static dev.mandate.roles.batch.Commands.system;
import static dev.mandate.wire.CommandResult.Outcome.ACCEPTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mandate.commands.RejectionCode;
import dev.mandate.personal.PersonSecret;
import dev.mandate.roles.TestDatabase;
import dev.mandate.roles.dryrun.DryRun;
import dev.mandate.roles.store.CommandInbox;
import dev.mandate.roles.store.OffsetMove;
import dev.mandate.roles.store.PersonSecrets;
import dev.mandate.roles.store.PersonSecrets.Person;
import dev.mandate.wire.CommandMessage;
import dev.mandate.wire.CommandResult;
import dev.mandate.wire.PersonalData;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Names are in the store for those who have their secret only, on real PostgreSQL. */
class ErasureTest {
  private static final Person U1 = new Person("p", "u1");

  private final TestDatabase database = TestDatabase.migrated();
  private final TestInstance service = TestInstance.on(database);
  private final PersonSecrets secrets = new PersonSecrets(service.jdbc);

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Test
  void no_name_is_on_the_disk_of_the_database_whatever_became_of_its_command() throws Exception {
    TestInstance snapshotting = new TestInstance(database, Clock.systemUTC(), 0, 1);
    snapshotting.decide(
        register("p"),
        provisionCustomer("p", "Organization-Kzyx"),
        named("ProvisionUser", "u1", "'displayName':'Ada Qwzzk','email':'ada@qwzzk.example'"),
        named("ProvisionUser", "u1", "'displayName':'Ada Qwzzk','email':'ada@qwzzk.example'"),
        named("ProvisionUser", "u1", "'displayName':'Eva Qwzzk','email':'eva@qwzzk.example'"),
        named("UpdateUser", "u1", "'displayName':'\\u00c4da Qwzzk','alias':'qwzzk~'"),
        named("UpdateUser", "unknown", "'displayName':'Ada Qwzzk'"),
        named("UpdateUser", "u1", "'displayName':'sealed:Qwzzk'"),
        named("GrantRole", "u1", "'role':'PARTNER_ADMIN','displayName':'Ada Qwzzk'"),
        named("GrantRole", "unknown", "'role':'PARTNER_ADMIN','email':'ada@qwzzk.example'"),
        named(
            "GrantCustomerRole",
            "a1",
            "'customerId':'Organization-Kzyx','role':'CUSTOMER_FULL_ADMIN',"
                + "'displayName':'Ben Qwzzk','email':'ben@qwzzk.example'"));
    grantAgain(snapshotting);
    new DryRun(
            new JdbcTransactionManager(database.dataSource()),
            service.jdbc,
            new CommandInbox(service.jdbc),
            Clock.systemUTC())
        .of(named("UpdateUser", "u1", "'displayName':'Dry Qwzzk'"));
    database.checkpoint();

    assertThat(TestDatabase.disk().filesWith("Organization-Kzyx")).isNotEmpty();
    for (String name : List.of(" Qwzzk", ":Qwzzk", "@qwzzk.example", "qwzzk~")) {
      assertThat(TestDatabase.disk().filesWith(name)).as(name).isEmpty();
    }
    assertThat(service.jdbc.queryForList("select state from state_snapshot", String.class))
        .anyMatch(state -> state.contains("sealed:"));
  }

  /** So that the state of the user is kept, too. */
  private static void grantAgain(TestInstance instance) {
    instance.decide(grant("p", "u1", "PARTNER_FULL_ADMIN"), grant("p", "u1", "FULL_ADMIN"));
  }

  @Test
  void the_secret_of_a_person_opens_what_every_command_said_until_it_is_destroyed() {
    service.decide(register("p"), provisionUser("p", "u1"));
    service.decide(named("UpdateUser", "u1", "'displayName':'Ada'"));
    PersonSecret secret = secret(U1);

    assertThat(data(2, secret)).contains("\"displayName\":\"u1\"", "\"email\":\"u1@example.com\"");
    assertThat(data(5, secret))
        .isEqualTo("{\"partnerId\":\"p\",\"userId\":\"u1\",\"displayName\":\"Ada\"}");

    CommandResult erased = service.decide(erase("u1")).getFirst();

    assertThat(erased.events()).extracting("type").containsExactly("PersonErased");
    assertThat(secrets.of(List.of(U1))).isEmpty();
    assertThat(data(2, PersonSecret.random())).contains("sealed:");
    assertThat(service.decide(erase("u1")).getFirst().events())
        .extracting("type")
        .containsExactly("CommandHadNoEffect");
  }

  @Test
  void the_same_data_again_have_no_effect_whichever_instance_decides() {
    service.decide(register("p"), provisionUser("p", "u1"));

    for (TestInstance instance : List.of(service, TestInstance.on(database))) {
      assertThat(instance.decide(provisionUser("p", "u1")).getFirst().events())
          .extracting("type")
          .containsExactly("CommandHadNoEffect");
    }
  }

  @Test
  void who_was_erased_keeps_id_and_roles_and_can_be_named_again() {
    service.decide(
        register("p"),
        provisionUser("p", "u1"),
        grant("p", "u1", "PARTNER_ADMIN"),
        erase("u1"),
        provisionUser("p", "u1"),
        grant("p", "u1", "PARTNER_ADMIN"),
        named("UpdateUser", "u1", "'displayName':'u1'"));

    assertThat(service.history("p"))
        .endsWith(
            "UserProvisioned",
            "RoleGranted",
            "RoleGranted",
            "RoleGranted",
            "PersonErased",
            "CommandRejected",
            "CommandHadNoEffect",
            "UserUpdated");
    assertThat(data(2, secret(U1))).contains("sealed:");
    assertThat(data(7, secret(U1))).contains("ALREADY_EXISTS", "u1@example.com");
    assertThat(data(9, secret(U1))).contains("\"displayName\":\"u1\"");
  }

  @Test
  void R4_a_user_who_was_removed_and_erased_comes_back_under_the_same_id() {
    service.decide(
        register("p"),
        provisionUser("p", "first"),
        provisionUser("p", "u1"),
        system("RemoveUser", "{'partnerId':'p','userId':'u1'}"),
        erase("u1"));

    assertThat(service.decide(provisionUser("p", "u1")).getFirst().outcome()).isEqualTo(ACCEPTED);
  }

  @Test
  void names_in_a_refused_command_are_erased_even_of_somebody_who_never_became_a_user() {
    service.decide(register("p"), named("UpdateUser", "stranger", "'displayName':'Ada'"));

    assertThat(service.decide(erase("stranger")).getFirst().events())
        .extracting("type")
        .containsExactly("PersonErased");
    assertThat(service.decide(erase("stranger")).getFirst().code())
        .isEqualTo(RejectionCode.UNKNOWN_USER);
  }

  @Test
  void one_partner_erases_nothing_of_what_another_says_of_the_same_id() {
    service.decide(register("p"), register("q"), provisionUser("p", "u1"));
    service.decide(provisionUser("q", "u1"));

    service.decide(system("ErasePerson", "{'partnerId':'q','userId':'u1'}"));

    assertThat(data(2, secret(U1))).contains("u1@example.com");
    assertThat(secrets.of(List.of(new Person("q", "u1")))).isEmpty();
  }

  @Test
  void a_batch_that_fails_neither_makes_nor_destroys_a_secret() {
    service.decide(register("p"), provisionUser("p", "u1"));
    PersonSecret before = secret(U1);
    Map<TopicPartition, OffsetMove> stale =
        Map.of(new TopicPartition("mandate.commands", 1), new OffsetMove(7, 8));

    assertThatThrownBy(
            () -> service.executor.execute(List.of(erase("u1"), provisionUser("p", "u2")), stale))
        .isInstanceOf(StaleConsumerException.class);

    assertThat(secret(U1).text()).isEqualTo(before.text());
    assertThat(secrets.of(List.of(new Person("p", "u2")))).isEmpty();
  }

  @Test
  void names_from_before_there_were_secrets_are_compared_as_they_stand() {
    service.decide(register("p"), provisionUser("p", "u1"));
    PersonSecret secret = secret(U1);
    byte[] open = data(2, secret).getBytes(StandardCharsets.UTF_8);
    database.ownerJdbc().update("update event set data = ? where position = 2", (Object) open);
    database.ownerJdbc().update("delete from person_secret");

    List<CommandResult> results =
        TestInstance.on(database)
            .decide(
                provisionUser("p", "u1"),
                named("UpdateUser", "u1", "'email':'u1@example.com'"),
                named("ProvisionUser", "u1", "'displayName':'Ada','email':'u1@example.com'"),
                named("UpdateUser", "u1", "'displayName':'Ada'"),
                named("ProvisionUser", "u1", "'displayName':'Ada','email':'u1@example.com'"));

    assertThat(results)
        .extracting(result -> result.events().getFirst().type())
        .containsExactly(
            "CommandHadNoEffect",
            "CommandHadNoEffect",
            "CommandRejected",
            "UserUpdated",
            "CommandHadNoEffect");
  }

  @Test
  void a_secret_is_gone_from_its_table_before_another_is_made_and_both_in_one_batch() {
    service.decide(register("p"), provisionUser("p", "u1"), provisionUser("p", "u2"));
    PersonSecret before = secret(U1);

    service.decide(erase("u1"), named("UpdateUser", "u1", "'displayName':'Ada'"), erase("u2"));

    assertThat(secret(U1).text()).isNotEqualTo(before.text());
    assertThat(service.jdbc.queryForObject("select count(*) from person_secret", Long.class))
        .isEqualTo(1);
  }

  private PersonSecret secret(Person person) {
    PersonSecret secret = secrets.of(List.of(person)).get(person);
    assertThat(secret).as("the secret of %s", person).isNotNull();
    return secret;
  }

  /** The data of an event of the partner {@code p}, as far as a secret opens them. */
  private String data(int position, PersonSecret secret) {
    byte @Nullable [] stored =
        service.jdbc.queryForObject(
            "select data from event where partner_id = 'p' and position = ?",
            byte[].class,
            position);
    assertThat(stored).isNotNull();
    return new String(PersonalData.open(stored, secret), StandardCharsets.UTF_8);
  }

  private static CommandMessage named(String type, String user, String values) {
    return system(type, "{'partnerId':'p','userId':'%s',%s}".formatted(user, values));
  }

  private static CommandMessage erase(String user) {
    return system("ErasePerson", "{'partnerId':'p','userId':'%s'}".formatted(user));
  }
}
