package dev.mandate.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.testing.Api;
import dev.mandate.access.testing.Api.Answer;
import dev.mandate.access.testing.CommandEndpoint.Received;
import dev.mandate.access.testing.CommandEndpoint.Reply;
import dev.mandate.access.testing.History;
import dev.mandate.events.CustomerAssigned;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.Role;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who manages which customers, as Webex tells and changes it. */
class WebexPartnerAdminsTest extends ServiceTest {
  private static final String P = "webex-lists";
  private static final String DAN = "webex-dan";
  private static final String ORGANIZATIONS = "/v1/partner/organizations";
  private static final String ASSIGN = ORGANIZATIONS + "/webex-l2/partnerAdmin/webex-dan/assign";
  private static final String UNASSIGN =
      ORGANIZATIONS + "/webex-l2/partnerAdmin/webex-dan/unassign";

  private static final History HISTORY = partner(P);

  @BeforeAll
  static void a_list() {
    HISTORY
        .add(user(P, DAN, "Daniel Kim"), user(P, "webex-full", "Full"))
        .add(user(P, "webex-eyes", "Eyes"), user(P, "webex-none", "None"))
        .add(granted(P, DAN, Role.PARTNER_ADMIN), granted(P, DAN, Role.FULL_ADMIN))
        .add(granted(P, "webex-full", Role.PARTNER_FULL_ADMIN))
        .add(granted(P, "webex-eyes", Role.PARTNER_READ_ONLY_ADMIN));
    for (String customer : List.of("webex-l1", "webex-l2", "webex-l3", "webex-l4")) {
      HISTORY.add(new CustomerProvisioned(P, customer, customer, null, true));
    }
    assign("webex-l3");
    assign("webex-l1");
    topic.send(HISTORY.events());
    assertThat(api.getAt(HISTORY.position(), "/v1/partners/" + P).status()).isEqualTo(200);
  }

  @Test
  void the_customers_of_a_partner_administrator_are_those_on_its_list() {
    Answer answer = api.get(ORGANIZATIONS + "?managedBy=webex-dan");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().toString())
        .startsWith(
            """
            {"items":[{"orgId":"webex-l3","role":"id_full_admin"},\
            {"orgId":"webex-l1","role":"id_full_admin"}\
            """);
    assertThat(api.get(ORGANIZATIONS + "?managedBy=webex-none").items("orgId")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"webex-full", "webex-eyes"})
  void whoever_reaches_all_customers_has_no_list_to_show(String person) {
    expectError(
        api.get(ORGANIZATIONS + "?managedBy=" + person),
        400,
        "The user already has access to all customers managed by their partner organization.");
  }

  @Test
  void who_and_what_nobody_knows_is_not_found() {
    String message = "What is asked about is not known.";
    expectError(api.get(ORGANIZATIONS + "?managedBy=webex-nobody"), 404, message);
    expectError(api.get(ORGANIZATIONS + "?managedBy=%20"), 404, message);
    expectError(api.get(ORGANIZATIONS + "/webex-nothing/partnerAdmins"), 404, message);
    // A partner is none of its own customers.
    expectError(api.get(ORGANIZATIONS + "/webex-lists/partnerAdmins"), 404, message);
    COMMANDS.decide(_ -> Reply.accepted(1));
    expectError(
        api.send("POST", ORGANIZATIONS + "/webex-nothing/partnerAdmin/webex-dan/assign"),
        404,
        message);
    expectError(api.send("DELETE", ORGANIZATIONS + "/partnerAdmin/webex-nobody"), 404, message);
    assertThat(COMMANDS.received()).isEmpty();
  }

  @Test
  void a_missing_person_is_told_in_the_words_of_Webex() {
    expectError(
        api.get(ORGANIZATIONS),
        400,
        "Required request parameter 'managedBy' for method parameter type String is not present");
  }

  @Test
  void the_administrators_of_a_customer_are_those_with_it_on_their_list() {
    assertThat(api.get(ORGANIZATIONS + "/webex-l1/partnerAdmins").body().toString())
        .isEqualTo(
            """
            {"items":[{"id":"webex-dan","displayName":"Daniel Kim","firstName":"Daniel",\
            "lastName":"Kim","emails":["webex-dan@example.com"],\
            "roleInCustomerOrg":"id_full_admin"}]}\
            """);
    assertThat(api.get(ORGANIZATIONS + "/webex-l2/partnerAdmins").items("id")).isEmpty();
  }

  @Test
  void an_assignment_is_a_command_and_can_be_read_at_once() {
    COMMANDS.decide(
        _ -> {
          assign("webex-l4");
          topic.send(List.of(HISTORY.last()));
          return Reply.accepted(HISTORY.position());
        });
    Answer answer =
        api.send(
            "POST",
            ORGANIZATIONS + "/webex-l4/partnerAdmin/webex-dan/assign",
            "TrackingID",
            "client-9");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.response().body()).isEmpty();
    assertThat(api.get(ORGANIZATIONS + "?managedBy=webex-dan").items("orgId")).contains("webex-l4");

    Received command = COMMANDS.received().getFirst();
    assertThat(COMMANDS.received()).hasSize(1);
    assertThat(command.path()).isEqualTo("/v1/commands");
    assertThat(command.header("ce-specversion")).isEqualTo("1.0");
    assertThat(command.header("ce-type")).isEqualTo("dev.mandate.command.AssignCustomer.v1");
    assertThat(command.header("ce-source")).isEqualTo("/mandate/access-query-service/webex");
    assertThat(command.headers()).doesNotContainKeys("Ce-authtype", "Ce-authid");
    assertThat(command.header("Authorization")).isEqualTo("Bearer " + Api.ASKER);
    assertThat(command.header("ce-correlationid")).isEqualTo("client-9");
    assertThat(command.header("Content-Type")).isEqualTo("application/json");
    assertThat(command.body())
        .contains("\"partnerId\":\"webex-lists\"")
        .contains("\"userId\":\"webex-dan\"")
        .contains("\"customerId\":\"webex-l4\"");
  }

  @Test
  void the_same_tracking_id_twice_is_two_commands() {
    COMMANDS.decide(_ -> Reply.accepted(1));
    api.send("POST", ASSIGN, "TrackingID", "again");
    api.send("DELETE", UNASSIGN, "TrackingID", "again");
    assertThat(COMMANDS.received())
        .extracting(Received::command)
        .containsExactly("AssignCustomer", "UnassignCustomer");
    assertThat(COMMANDS.received())
        .extracting(command -> command.header("ce-id"))
        .doesNotHaveDuplicates();
  }

  @Test
  void a_change_that_cannot_be_read_soon_is_made_all_the_same() {
    COMMANDS.decide(_ -> Reply.accepted(1_000_000));
    assertThat(api.send("DELETE", UNASSIGN).status()).isEqualTo(200);
  }

  @Test
  void all_partner_roles_are_revoked_and_no_others() {
    COMMANDS.decide(_ -> Reply.accepted(1));
    Answer answer = api.send("DELETE", ORGANIZATIONS + "/partnerAdmin/webex-dan");
    assertThat(answer.status()).isEqualTo(204);
    assertThat(COMMANDS.received()).extracting(Received::command).containsOnly("RevokeRole");
    assertThat(COMMANDS.received())
        .extracting(command -> command.body().replaceAll(".*\"role\":\"(\\w+)\".*", "$1"))
        .containsExactly("PARTNER_FULL_ADMIN", "PARTNER_ADMIN", "PARTNER_READ_ONLY_ADMIN");
    assertThat(COMMANDS.received())
        .extracting(command -> command.header("ce-correlationid"))
        .containsOnly(answer.header("TrackingID"));
  }

  @Test
  void R13_a_rejection_of_the_first_revocation_leaves_the_other_roles() {
    COMMANDS.decide(_ -> Reply.rejected(409, "LAST_ADMINISTRATOR", "It is the last one."));
    expectError(
        api.send("DELETE", ORGANIZATIONS + "/partnerAdmin/webex-full"), 409, "It is the last one.");
    assertThat(COMMANDS.received()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "403, NOT_AUTHORIZED, 403, Not yours.",
    "409, UNKNOWN_USER, 404, What is asked about is not known.",
    "409, UNKNOWN_CUSTOMER, 404, What is asked about is not known.",
    "409, NO_MANAGED_LIST, 409, No list.",
    "400, INVALID, 400, Wrong.",
  })
  void a_rejection_is_an_error_of_Webex(int from, String code, int status, String message) {
    COMMANDS.decide(_ -> Reply.rejected(from, code, message));
    expectError(api.send("POST", ASSIGN), status, message);
  }

  @ParameterizedTest
  @CsvSource({"202, ''", "503, '{\"code\":\"UNAVAILABLE\"}'", "500, x", "404, '{}'"})
  void whatever_is_no_outcome_can_be_asked_for_again(int status, String body) {
    COMMANDS.decide(_ -> new Reply(status, body));
    Answer answer = api.send("POST", ASSIGN);
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(answer.fields()).containsExactly("message", "errors", "trackingId");
  }

  @Test
  void a_wrong_method_is_told_in_the_same_form() {
    expectError(api.get(ASSIGN), 405, "Method 'GET' is not supported.");
    expectError(api.send("POST", UNASSIGN), 405, "Method 'POST' is not supported.");
  }

  private static void assign(String customer) {
    HISTORY.add(new CustomerAssigned(P, DAN, customer, AssignmentBasis.ASSIGNED));
  }

  private static void expectError(Answer answer, int status, String message) {
    assertThat(answer.body().toString())
        .isEqualTo(
            "{\"message\":\"%1$s\",\"errors\":[{\"description\":\"%1$s\"}],\"trackingId\":\"%2$s\"}"
                .formatted(message, answer.header("TrackingID")));
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
  }
}
