package dev.mandate.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.testing.Api.Answer;
import dev.mandate.access.testing.History;
import dev.mandate.access.testing.Relay;
import dev.mandate.commands.RejectionCode;
import dev.mandate.events.AuditExported;
import dev.mandate.events.CommandHadNoEffect;
import dev.mandate.events.CommandRejected;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.Event;
import dev.mandate.events.RestrictedModeToggled;
import dev.mandate.events.RevocationCause;
import dev.mandate.events.RoleRevoked;
import dev.mandate.policy.JsonText;
import dev.mandate.policy.Role;
import dev.mandate.wire.RecordedEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The audit log, over HTTP. */
class AuditAnswersTest extends ServiceTest {
  @Test
  void R31_entries_have_the_fields_of_the_contract_and_no_empty_ones() {
    String p = "entries";
    History history =
        partner(p)
            .add(user(p, "entries-u", "Ada"))
            .add(user(p, "entries-v", "Bob"))
            .byUser("entries-u", Role.PARTNER_FULL_ADMIN, Role.FULL_ADMIN)
            .because("new colleague")
            .tracedBy("process-7", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
            .add(granted(p, "entries-v", Role.PARTNER_ADMIN))
            .by("system", "mandate")
            .add(new RoleRevoked(p, "entries-v", Role.PARTNER_ADMIN, RevocationCause.USER_REMOVED));
    topic.send(history.events());
    Answer answer = api.getAt(5, "/v1/audit/entries?partner=entries");
    assertThat(answer.header("Mandate-Position")).isEqualTo("5");
    assertThat(answer.fields()).containsExactly("items");
    assertThat(answer.items("position")).containsExactly("5", "4", "3", "2", "1");
    assertThat(answer.body().get("items").get(1).toString())
        .isEqualTo(
            """
            {"actor":{"id":"entries-u","name":"Ada","roles":["FULL_ADMIN","PARTNER_FULL_ADMIN"],\
            "salt":"%s","type":"user"},"asked":"2026-03-01T08:00:03.960Z","cause":"COMMAND",\
            "command":"TestCommand","commandId":"command-4","commandSource":"/test/entries",\
            "correlationId":"process-7","decided":"2026-03-01T08:00:04.000Z",\
            "event":"RoleGranted","new":{"roles":["PARTNER_ADMIN"]},"old":{"roles":[]},\
            "outcome":"ACCEPTED","partnerId":"entries","position":4,"reason":"new colleague",\
            "recorded":"2026-03-01T08:00:04.007Z","role":"PARTNER_ADMIN",\
            "summary":"Ada (entries-u) granted the role Partner administrator to Bob (entries-v).",\
            "targetName":"Bob","targetSalt":"%s","targetUser":"entries-v",\
            "traceId":"0af7651916cd43dd8448eb211c80319c"}\
            """
                .formatted(salt("entries-u"), salt("entries-v")));
    assertThat(answer.body().get("items").get(0).get("summary").asString())
        .isEqualTo(
            "Mandate revoked the role Partner administrator from Bob (entries-v)"
                + " because the user was removed.");
    assertThat(answer.body().get("items").get(4).get("actor").toString())
        .isEqualTo("{\"id\":\"provisioning\",\"roles\":[],\"type\":\"system\"}");
  }

  private static String salt(String user) {
    return Relay.secret("entries", user, 0).salt().text();
  }

  @Test
  void R31_what_a_rejected_command_asked_comes_back_whole() {
    String p = "refused";
    String asked =
        "{\"partnerId\":\"refused\",\"userId\":\"u9\",\"customerId\":\"c9\",\"role\":\"KING\","
            + "\"note\":\"\\u0000\",\"deep\":[[[1.50,1e999,12345678901234567890]]]}";
    topic.send(
        History.of(p)
            .by(null, null)
            .add(
                new CommandRejected(
                    p,
                    "GrantCustomerRole",
                    RejectionCode.UNKNOWN_PARTNER,
                    "no",
                    new JsonText(asked)))
            .events());
    Answer answer = api.getAt(1, "/v1/audit/entries?partner=refused");
    assertThat(answer.response().body())
        .contains(
            "\"request\":{\"customerId\":\"c9\",\"deep\":[[[1.5,1e+999,12345678901234567890]]],"
                + "\"note\":\"\\u0000\",\"partnerId\":\"refused\",\"role\":\"KING\",\"userId\":\"u9\"}",
            "\"customerId\":\"c9\"",
            "\"role\":\"KING\"",
            "\"targetUser\":\"u9\"",
            "\"code\":\"UNKNOWN_PARTNER\"",
            "\"detail\":\"no\"",
            "\"outcome\":\"REJECTED\"",
            "\"actor\":{\"id\":\"\",\"roles\":[],\"type\":\"unknown\"}");
    // A partner that was never registered has a log, and nothing else.
    expectProblem(404, "NOT_FOUND", "/v1/partners/refused");
  }

  @Test
  void R32_an_export_is_an_entry() {
    String p = "exported";
    JsonText filters = new JsonText("{\"actor\":\"\\uD800\",\"n\":1E+999}");
    topic.send(partner(p).add(new AuditExported(p, "u1", "csv", filters, 12)).events());
    Answer answer = api.getAt(2, "/v1/audit/entries?partner=exported&action=AuditExported");
    assertThat(answer.response().body())
        .contains(
            "\"new\":{\"by\":\"u1\",\"filters\":{\"actor\":\"\\ud800\",\"n\":1e+999},"
                + "\"format\":\"csv\",\"rows\":12}");
  }

  @Test
  void filters_can_be_combined() {
    String p = "sieve";
    JsonText asked = new JsonText("{\"userId\":\"sieve-v\",\"customerId\":\"sieve-c\"}");
    topic.send(
        partner(p) // 1
            .add(user(p, "sieve-u", "Ada"))
            .add(user(p, "sieve-v", "Bob"))
            .add(new CustomerProvisioned(p, "sieve-c", "C", null, true)) // 4
            .byUser("sieve-u")
            .add(granted(p, "sieve-v", Role.FULL_ADMIN)) // 5
            .add(new RestrictedModeToggled(p, "sieve-c", false)) // 6
            .add(new CommandRejected(p, "AssignCustomer", RejectionCode.INVALID, "x", asked)) // 7
            .add(new CommandHadNoEffect(p, "AssignCustomer", asked)) // 8
            .byUser("sieve-v")
            .because("100% of the Contract")
            .add(new RestrictedModeToggled(p, "sieve-c", true)) // 9
            .events());
    api.getAt(9, "/v1/partners/sieve");
    expect("customer=sieve-c", 9, 8, 7, 6, 4);
    expect("actor=sieve-u", 8, 7, 6, 5);
    expect("target=sieve-v", 8, 7, 5, 3);
    expect("target=sieve-c", 9, 8, 7, 6, 4);
    expect("action=RoleGranted", 5);
    expect("action=AssignCustomer", 8, 7);
    expect("outcome=REJECTED", 7);
    expect("outcome=NO_EFFECT", 8);
    expect("outcome=ACCEPTED&customer=sieve-c&actor=sieve-u", 6);
    expect("from=2026-03-01T08:00:07.000Z", 9, 8, 7);
    expect("from=2026-03-01T09:00:07%2B01:00&to=2026-03-01T08:00:08.000Z", 7);
    expect("customer=sieve-c&actor=sieve-v&target=sieve-c&action=RestrictedModeToggled", 9);
    expect("q=BOB", 9, 8, 7, 5, 3);
    expect("q=bo&actor=sieve-u&outcome=ACCEPTED", 5);
    expect("q=%25+of+the+contract", 9);
    expect("q=_");
    expect("customer=&actor=&target=&action=&outcome=&from=&to=&q=++", 9, 8, 7, 6, 5, 4, 3, 2, 1);
    expect("actor=nobody");
  }

  @Test
  void entries_of_all_partners_are_in_the_order_of_their_decision() {
    List<History> histories =
        Stream.of("merge-1", "merge-2", "merge-3")
            .map(p -> partner(p).byUser("merger").add(changes(p)))
            .toList();
    histories.forEach(history -> topic.send(history.events()));
    histories.forEach(
        history -> api.getAt(history.position(), "/v1/partners/" + history.partnerId()));
    List<String> expected = new ArrayList<>();
    histories.stream()
        .flatMap(history -> history.events().stream().skip(1))
        .sorted(
            Comparator.comparing(RecordedEvent::decided)
                .reversed()
                .thenComparing(event -> event.event().partnerId()))
        .forEach(event -> expected.add(event.event().partnerId()));
    assertThat(api.all("/v1/audit/entries?actor=merger", 4, "partnerId", () -> {}))
        .isEqualTo(expected);
    assertThat(api.get("/v1/audit/entries?actor=merger").header("Mandate-Position")).isNull();
    assertThat(api.get("/v1/audit/entries?partner=never-seen").items("position")).isEmpty();
  }

  private static Event[] changes(String partner) {
    return Stream.of("a", "b", "c", "d", "e")
        .map(id -> user(partner, partner + "-" + id, id))
        .toArray(Event[]::new);
  }

  private static void expect(String filters, long... positions) {
    List<String> expected = new ArrayList<>();
    for (long position : positions) {
      expected.add(Long.toString(position));
    }
    assertThat(api.get("/v1/audit/entries?partner=sieve&" + filters).items("position"))
        .as(filters)
        .isEqualTo(expected);
  }
}
