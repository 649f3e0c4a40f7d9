package dev.mandate.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.commands.Command;
import dev.mandate.commands.GrantRole;
import dev.mandate.commands.RecordAuditExport;
import dev.mandate.commands.RegisterPartner;
import dev.mandate.commands.SetRoles;
import dev.mandate.policy.JsonText;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleSet;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a valid command. */
class ValidCommandTest {
  @Test
  void a_valid_message_carries_everything_that_it_says() {
    CommandMessage message = CommandRecord.grantRole().message();

    assertThat(message)
        .isEqualTo(
            new CommandMessage(
                "c-1",
                "/provisioning",
                "GrantRole",
                "acme",
                Instant.parse("2026-01-31T11:59:59.500Z"),
                "user",
                "anna@acme.example",
                "order-7",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "vendor=1",
                new JsonText(Golden.data("commands", "GrantRole.v1")),
                new CommandMessage.Valid(
                    new GrantRole(
                        "acme",
                        "ben@acme.example",
                        Role.PARTNER_ADMIN,
                        "Cover for Ben",
                        Instant.parse("2027-01-31T00:00:00Z")),
                    new Asker.User("anna@acme.example"))));
  }

  @Test
  void the_attributes_that_may_be_absent_are_null_when_they_are() {
    CommandMessage message =
        CommandRecord.grantRole()
            .without("ce_time")
            .without("ce_correlationid")
            .without("ce_traceparent")
            .without("ce_tracestate")
            .message();

    assertThat(message.content()).isInstanceOf(CommandMessage.Valid.class);
    assertThat(message.asked()).isNull();
    assertThat(message.correlationId()).isNull();
    assertThat(message.traceParent()).isNull();
    assertThat(message.traceState()).isNull();
  }

  @Test
  void text_with_whole_surrogate_pairs_is_fine() {
    assertThat(
            CommandRecord.golden("RegisterPartner.v1")
                .field("name", "\"\\ud83d\\ude42 🙂\"")
                .validCommand())
        .hasFieldOrPropertyWithValue("name", "🙂 🙂");
  }

  @Test
  void unknown_fields_are_ignored_and_kept_in_what_was_asked() {
    CommandRecord record =
        CommandRecord.golden("RegisterPartner.v1")
            .field("@class", "\"java.lang.Runtime\"")
            .field("Name", "{\"a\":[1,null]}");

    assertThat(record.validCommand()).isEqualTo(new RegisterPartner("acme", "Acme Telecom", true));
    assertThat(record.message().data().json())
        .contains("\"@class\":\"java.lang.Runtime\"", "\"Name\":{\"a\":[1,null]}");
  }

  @Test
  void an_array_is_a_set_whatever_its_order_and_repetitions() {
    Command command =
        CommandRecord.golden("SetRoles.v1.minimal")
            .field("roles", "[\"FULL_ADMIN\",\"PARTNER_ADMIN\",\"FULL_ADMIN\"]")
            .validCommand();

    assertThat(command)
        .isEqualTo(
            new SetRoles(
                "acme", "ben@acme.example", RoleSet.of(Role.PARTNER_ADMIN, Role.FULL_ADMIN), null));
  }

  @Test
  void an_empty_array_is_the_empty_set() {
    Command command = CommandRecord.golden("SetRoles.v1").field("roles", "[]").validCommand();

    assertThat(((SetRoles) command).roles()).isEqualTo(RoleSet.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2027-01-31T00:00:00.000Z",
        "2027-01-31T00:00:00Z",
        "2027-01-31T00:00:00.000999999Z",
        "2027-01-31T01:00:00+01:00",
        "2027-01-30T18:30:00.000-05:30",
        "2027-01-31t00:00:00z"
      })
  void an_instant_is_read_with_any_offset_and_cut_to_milliseconds(String text) {
    Command command = CommandRecord.grantRole().field("expiresAt", quoted(text)).validCommand();

    assertThat(((GrantRole) command).expiresAt()).hasToString("2027-01-31T00:00:00Z");
  }

  @Test
  void the_largest_count_is_that_of_a_long() {
    Command command =
        CommandRecord.golden("RecordAuditExport.v1")
            .field("rows", "9223372036854775807")
            .validCommand();

    assertThat(((RecordAuditExport) command).rows()).isEqualTo(Long.MAX_VALUE);
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
