package dev.mandate.roles.dryrun;

import static dev.mandate.roles.batch.Commands.command;
import static dev.mandate.roles.batch.Commands.grant;
import static dev.mandate.roles.batch.Commands.nextId;
import static dev.mandate.roles.batch.Commands.provisionCustomer;
import static dev.mandate.roles.batch.Commands.provisionUser;
import static dev.mandate.roles.batch.Commands.register;
import static dev.mandate.roles.batch.Commands.revoke;
import static dev.mandate.roles.batch.Commands.system;
import static dev.mandate.roles.batch.Commands.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.commands.RejectionCode;
import dev.mandate.events.Event;
import dev.mandate.personal.PersonSecret;
import dev.mandate.policy.Level;
import dev.mandate.roles.TestDatabase;
import dev.mandate.roles.batch.People;
import dev.mandate.roles.batch.TestInstance;
import dev.mandate.roles.dryrun.DryRunAnswer.ForetoldEvent;
import dev.mandate.roles.store.CommandInbox;
import dev.mandate.roles.store.PersonSecrets;
import dev.mandate.roles.store.PersonSecrets.Person;
import dev.mandate.wire.CommandMessage;
import dev.mandate.wire.CommandResult;
import dev.mandate.wire.CommandResult.Outcome;
import dev.mandate.wire.EventCodec;
import dev.mandate.wire.PersonalData;
import dev.mandate.wire.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a dry run guarantees, on real PostgreSQL. */
class DryRunTest {
  private final TestDatabase database = TestDatabase.migrated();
  private final TestInstance service = TestInstance.on(database);
  private final DataSource dataSource = database.dataSource();
  private final JdbcTemplate jdbc = new JdbcTemplate(dataSource);
  private final JdbcTemplate owner = database.ownerJdbc();
  private final PlatformTransactionManager transactions = new JdbcTransactionManager(dataSource);
  private final DryRun dryRun =
      new DryRun(transactions, jdbc, new CommandInbox(jdbc), Clock.systemUTC());

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Test
  void whatever_a_dry_run_foretells_is_what_the_command_then_does_and_nothing_else_is_written()
      throws Exception {
    for (CommandMessage command : everyKindOfCommand()) {
      Map<String, List<String>> stored = everythingStored();
      DryRunAnswer foretold = dryRun.of(command);
      assertThat(everythingStored()).as("after a dry run of %s", command).isEqualTo(stored);

      CommandResult done = service.decide(command).getFirst();

      assertThat(foretold.outcome()).as("%s", command).isEqualTo(done.outcome());
      assertThat(foretold.code()).isEqualTo(done.code());
      assertThat(foretold.detail()).isEqualTo(done.detail());
      assertThat(foretold.position()).isEqualTo(done.events().getFirst().position() - 1);
      assertThat(foretold.events()).isEqualTo(written(done));
      assertThat(foretold.access()).as("%s", command).isEqualTo(effectsOnWholeHistory(done));
      assertThat(foretold.alreadyDecided()).isNull();
    }
  }

  /** All commands, among them cascades, commands without effect, and rejections of each kind. */
  private static List<CommandMessage> everyKindOfCommand() {
    return List.of(
        provisionUser("p", "u1"),
        register("p"),
        register("p"),
        provisionUser("p", "first"),
        provisionUser("p", "u1"),
        provisionUser("p", "u2"),
        system("UpdateUser", "{'partnerId':'p','userId':'u1','alias':'one'}"),
        grant("p", "u1", "PARTNER_ADMIN"),
        grant("p", "u1", "WHOLESALE_ADMIN"),
        grant("p", "u2", "WHOLESALE_ADMIN"),
        grant("p", "u2", "CUSTOMER_FULL_ADMIN"),
        grant("p", "nobody", "PARTNER_ADMIN"),
        system(
            "SetRoles",
            "{'partnerId':'p','userId':'u2','roles':['PARTNER_FULL_ADMIN','WHOLESALE_ADMIN']}"),
        revoke("p", "first", "FULL_ADMIN"),
        system(
            "ProvisionCustomer",
            "{'partnerId':'p','customerId':'c1','name':'C','onBehalfOf':'u1'}"),
        user("u1", "AttachCustomer", "{'partnerId':'p','customerId':'c2','name':'C'}"),
        user("stranger", "AttachCustomer", "{'partnerId':'p','customerId':'c3','name':'C'}"),
        system("AssignCustomer", "{'partnerId':'p','userId':'u1','customerId':'c2'}"),
        system("AssignCustomer", "{'partnerId':'p','userId':'u2','customerId':'c2'}"),
        system("UnassignCustomer", "{'partnerId':'p','userId':'u1','customerId':'c2'}"),
        system("RenameCustomer", "{'partnerId':'p','customerId':'c1','name':'New'}"),
        system("RenameCustomer", "{'partnerId':'p','customerId':'nowhere','name':'New'}"),
        system(
            "GrantCustomerRole",
            "{'partnerId':'p','customerId':'c1','userId':'a1','role':'CUSTOMER_FULL_ADMIN'}"),
        system(
            "GrantCustomerRole",
            "{'partnerId':'p','customerId':'c2','userId':'a1','role':'CUSTOMER_FULL_ADMIN'}"),
        system(
            "GrantCustomerRole",
            "{'partnerId':'p','customerId':'c2','userId':'a2','role':'CUSTOMER_FULL_ADMIN'}"),
        user("a1", "RenameCustomer", "{'partnerId':'p','customerId':'c1','name':'Mine'}"),
        user("u1", "SetRestrictedMode", "{'partnerId':'p','customerId':'c1','enabled':false}"),
        user("a1", "RenameCustomer", "{'partnerId':'p','customerId':'c1','name':'Mine'}"),
        system("SetRestrictionList", "{'partnerId':'p','restrictions':['USERS_CLAIM']}"),
        system("SetRestrictionList", "{'partnerId':'p','restrictions':['NO_SUCH']}"),
        system(
            "RevokeCustomerRole",
            "{'partnerId':'p','customerId':'c1','userId':'a1','role':'CUSTOMER_FULL_ADMIN'}"),
        system(
            "RecordAuditExport",
            "{'partnerId':'p','by':'first','format':'csv','filters':{},'rows':1}"),
        system("SetWholesaleProgram", "{'partnerId':'p','enabled':false}"),
        system(
            "GrantCustomerRole",
            "{'partnerId':'p','customerId':'nowhere','userId':'a3','role':'CUSTOMER_FULL_ADMIN',"
                + "'displayName':'Ada','email':'ada@example.com'}"),
        system("ErasePerson", "{'partnerId':'p','userId':'a3'}"),
        system("ErasePerson", "{'partnerId':'p','userId':'a3'}"),
        system("ErasePerson", "{'partnerId':'p','userId':'u1'}"),
        system("ErasePerson", "{'partnerId':'p','userId':'u1'}"),
        provisionUser("p", "u1"),
        system("UpdateUser", "{'partnerId':'p','userId':'u1','email':'new@example.com'}"),
        system("UpdateUser", "{'partnerId':'p','userId':'u1','displayName':'sealed:a'}"),
        system("RemoveUser", "{'partnerId':'p','userId':'u1'}"),
        system("RemoveUser", "{'partnerId':'p','userId':'first'}"),
        provisionUser("p", "u1"),
        register("q"),
        provisionUser("q", "u1"),
        provisionCustomer("q", "c1"),
        command(
            nextId(),
            "RegisterPartner",
            "system",
            "",
            "{'partnerId':'r','name':'R'," + "'sellsWholesale':true}"));
  }

  @Test
  void a_rejection_is_foretold_with_its_code_and_detail() throws Exception {
    service.decide(register("p"), provisionUser("p", "first"));

    DryRunAnswer answer = dryRun.of(revoke("p", "first", "FULL_ADMIN"));

    assertThat(answer.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(answer.code()).isEqualTo(RejectionCode.LAST_ADMINISTRATOR);
    assertThat(answer.detail()).contains("FULL_ADMIN");
    assertThat(answer.position()).isEqualTo(4);
    assertThat(answer.events()).extracting(ForetoldEvent::type).containsExactly("CommandRejected");
    assertThat(answer.access()).isEmpty();
  }

  @Test
  void a_command_that_was_decided_answers_its_outcome_and_nothing_of_what_it_would_do_now()
      throws Exception {
    CommandMessage grant = grant("p", "first", "PARTNER_ADMIN");
    service.decide(register("p"), provisionUser("p", "first"));
    CommandResult done = service.decide(grant).getFirst();
    service.decide(revoke("p", "first", "PARTNER_ADMIN"));

    DryRunAnswer answer = dryRun.of(grant);

    assertThat(answer.alreadyDecided()).isTrue();
    assertThat(answer.outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(answer.position()).isEqualTo(done.position());
    assertThat(answer.events()).isEmpty();
    assertThat(answer.access()).isEmpty();
  }

  @Test
  void a_dry_run_does_not_use_up_the_identity_of_its_command() throws Exception {
    CommandMessage register = register("p");

    dryRun.of(register);
    dryRun.of(register);

    assertThat(service.decide(register).getFirst().position()).isEqualTo(1);
  }

  @Test
  void a_dry_run_neither_waits_for_the_writer_of_its_partner_nor_sees_what_it_did_not_commit()
      throws Exception {
    service.decide(register("p"));
    var writer = new TransactionTemplate(transactions);
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      DryRunAnswer answer =
          writer.execute(
              _ -> {
                jdbc.update("update partner_history set position = 99 where partner_id = 'p'");
                try {
                  return other
                      .submit(() -> dryRun.of(provisionUser("p", "u1")))
                      .get(10, TimeUnit.SECONDS);
                } catch (Exception e) {
                  throw new AssertionError("The dry run waits for the writer", e);
                }
              });

      assertThat(answer).isNotNull();
      assertThat(answer.position()).isEqualTo(1);
    }
  }

  @Test
  void R16_granting_a_role_that_reaches_all_customers_lists_them_also_those_of_nobody()
      throws Exception {
    service.decide(
        register("p"), register("q"), provisionUser("p", "u1"), provisionUser("p", "u2"));
    service.decide(
        provisionCustomer("p", "c2"), provisionCustomer("p", "c1"), provisionCustomer("q", "c3"));

    DryRunAnswer answer = dryRun.of(grant("p", "u2", "PARTNER_FULL_ADMIN"));

    assertThat(places(answer)).containsExactly("u2 in c1", "u2 in c2", "u2 in p");
    assertThat(answer.truncated()).isNull();
  }

  @Test
  void R5_a_new_customer_is_listed_for_all_who_reach_all_customers_though_nobody_mentions_them()
      throws Exception {
    service.decide(register("p"), provisionUser("p", "first"), provisionUser("p", "u1"));
    service.decide(provisionUser("p", "u2"), provisionUser("p", "u3"), provisionUser("p", "u4"));
    service.decide(
        grant("p", "u1", "PARTNER_READ_ONLY_ADMIN"),
        grant("p", "u2", "PARTNER_ADMIN"),
        grant("p", "u3", "PARTNER_FULL_ADMIN"),
        system("RemoveUser", "{'partnerId':'p','userId':'u3'}"));

    DryRunAnswer answer =
        dryRun.of(
            system(
                "AttachCustomer",
                "{'partnerId':'p','customerId':'c1','name':'C','onBehalfOf':'u2'}"));

    assertThat(places(answer)).containsExactly("first in c1", "u1 in c1", "u2 in c1");
  }

  @Test
  void R10_the_end_of_the_programme_lists_everybody_who_loses_something_by_it() throws Exception {
    service.decide(register("p"), provisionUser("p", "first"), provisionUser("p", "u1"));
    service.decide(
        grant("p", "u1", "PARTNER_ADMIN"),
        grant("p", "u1", "WHOLESALE_ADMIN"),
        grant("p", "first", "WHOLESALE_ADMIN"),
        system(
            "ProvisionCustomer",
            "{'partnerId':'p','customerId':'c1','name':'C','onBehalfOf':'u1'}"),
        provisionCustomer("p", "c2"));

    DryRunAnswer answer =
        dryRun.of(system("SetWholesaleProgram", "{'partnerId':'p','enabled':false}"));

    assertThat(answer.events())
        .extracting(ForetoldEvent::type)
        .containsExactly("WholesaleProgramChanged", "RoleRevoked", "RoleRevoked");
    assertThat(places(answer)).containsExactly("u1 in c1", "u1 in p");
    assertThat(answer.access().getFirst().difference().before().capabilities())
        .isEqualTo(Map.of("CUSTOMER_ORG.USERS_AND_LICENSES", Level.FULL));
    assertThat(answer.access().getFirst().difference().after().capabilities())
        .isEqualTo(Map.of("CUSTOMER_ORG.USERS_AND_LICENSES", Level.NONE));
  }

  @Test
  void R4_removing_a_user_lists_all_that_it_loses() throws Exception {
    service.decide(register("p"), provisionUser("p", "first"), provisionUser("p", "u1"));
    service.decide(
        grant("p", "u1", "PARTNER_ADMIN"),
        system(
            "ProvisionCustomer",
            "{'partnerId':'p','customerId':'c1','name':'C','onBehalfOf':'u1'}"),
        provisionCustomer("p", "c2"));

    DryRunAnswer answer = dryRun.of(system("RemoveUser", "{'partnerId':'p','userId':'u1'}"));

    assertThat(answer.events())
        .extracting(ForetoldEvent::type)
        .containsExactly("RoleRevoked", "CustomerUnassigned", "UserRemoved");
    assertThat(places(answer)).containsExactly("u1 in c1");
  }

  @Test
  void R24_a_restriction_list_lists_own_administrators_of_all_customers_whose_mode_is_on()
      throws Exception {
    service.decide(register("p"), provisionUser("p", "first"));
    for (String customer : List.of("c1", "c2", "c3")) {
      service.decide(
          provisionCustomer("p", customer),
          system(
              "GrantCustomerRole",
              "{'partnerId':'p','customerId':'%s','userId':'a-%s','role':'CUSTOMER_FULL_ADMIN'}"
                  .formatted(customer, customer)));
    }
    DryRunAnswer mode = dryRun.of(system("SetRestrictedMode", restrictedMode("c2")));
    service.decide(system("SetRestrictedMode", restrictedMode("c2")));

    DryRunAnswer list =
        dryRun.of(system("SetRestrictionList", "{'partnerId':'p','restrictions':[]}"));

    assertThat(places(mode)).containsExactly("a-c2 in c2");
    assertThat(places(list)).containsExactly("a-c1 in c1", "a-c3 in c3");
    assertThat(list.access().getFirst().difference().before())
        .isEqualTo(mode.access().getFirst().difference().before());
  }

  @Test
  void R18_one_customer_more_on_a_full_list_shows_what_it_displaces() throws Exception {
    service.decide(register("p"), provisionUser("p", "first"), provisionUser("p", "u1"));
    service.decide(grant("p", "u1", "PARTNER_ADMIN"), provisionCustomer("p", "more"));
    service.decide(
        IntStream.range(0, 500)
            .mapToObj(
                i ->
                    system(
                        "ProvisionCustomer",
                        "{'partnerId':'p','customerId':'c%03d','name':'C','onBehalfOf':'u1'}"
                            .formatted(i)))
            .toArray(CommandMessage[]::new));

    DryRunAnswer answer =
        dryRun.of(system("AssignCustomer", "{'partnerId':'p','userId':'u1','customerId':'more'}"));

    assertThat(answer.events())
        .extracting(ForetoldEvent::type)
        .containsExactly("CustomerAssigned", "CustomerUnassigned");
    assertThat(answer.events().getLast().data())
        .contains("\"customerId\":\"c000\"", "\"displacedBy\":\"more\"");
    assertThat(places(answer)).containsExactly("u1 in c000", "u1 in more");
  }

  // Words

  private static String restrictedMode(String customer) {
    return "{'partnerId':'p','customerId':'%s','enabled':false}".formatted(customer);
  }

  private static List<String> places(DryRunAnswer answer) {
    return answer.access().stream().map(c -> c.user() + " in " + c.org()).toList();
  }

  /** The events of a result, with the data that are stored of them. */
  private List<ForetoldEvent> written(CommandResult result) {
    List<ForetoldEvent> events = new ArrayList<>();
    for (CommandResult.WrittenEvent event : result.events()) {
      String data =
          jdbc.queryForObject(
              "select data from event_readable where partner_id = ? and position = ?",
              String.class,
              result.partnerId(),
              event.position());
      events.add(new ForetoldEvent(event.type(), event.position(), open(result, data)));
    }
    return events;
  }

  /** What is sealed in the store, as whoever asked for it may see it. */
  private String open(CommandResult result, @Nullable String stored) {
    byte[] data = String.valueOf(stored).getBytes(StandardCharsets.UTF_8);
    String user = PersonalData.person(data);
    Person person = new Person(Objects.requireNonNull(result.partnerId()), String.valueOf(user));
    PersonSecret secret = new PersonSecrets(jdbc).of(List.of(person)).get(person);
    byte[] open = secret == null ? data : PersonalData.open(data, secret);
    return new String(open, StandardCharsets.UTF_8);
  }

  /** The same from all events of the partner, instead of what a dry run looks up. */
  private List<AccessChange> effectsOnWholeHistory(CommandResult done) {
    String partner = Objects.requireNonNull(done.partnerId());
    List<Event> history =
        jdbc.query(
            "select type, data from event where partner_id = ? order by position",
            (row, _) -> event(row.getString("type"), row.getBytes("data")),
            partner);
    int first = history.size() - done.events().size();
    List<Event> written = history.subList(first, history.size());
    PartnerCopy before =
        new PartnerCopy(partner, new People(Map.of())).after(history.subList(0, first));
    return Effects.of(written, before, before.after(written), done.decided()).listed();
  }

  private static Event event(String type, byte[] data) {
    try {
      return EventCodec.event(type, data);
    } catch (UnreadableException e) {
      throw new AssertionError(e);
    }
  }

  /** Every row of every table, as text. */
  private Map<String, List<String>> everythingStored() {
    List<String> tables =
        owner.queryForList(
            "select tablename from pg_tables where schemaname = 'public'", String.class);
    Map<String, List<String>> rows = new TreeMap<>();
    for (String table : tables) {
      rows.put(
          table,
          owner.queryForList("select t::text from " + table + " t order by 1", String.class));
    }
    return rows;
  }
}
