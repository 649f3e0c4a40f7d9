package dev.mandate.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A readable command with values that break their rules: each problem names its field. */
class InvalidCommandTest {
  @ParameterizedTest
  @CsvSource({
    "ProvisionUser, userId",
    "UpdateUser, userId",
    "GrantRole, userId",
    "AssignCustomer, userId",
    "AssignCustomer, customerId",
    "ProvisionCustomer, customerId",
    "ProvisionCustomer, onBehalfOf",
    "AttachCustomer, onBehalfOf",
    "RenameCustomer, customerId",
    "SetRestrictedMode, customerId",
    "GrantCustomerRole, userId",
    "RevokeCustomerRole, customerId"
  })
  void an_id_that_does_not_match_the_pattern_is_invalid(String command, String field) {
    CommandRecord record = CommandRecord.golden(command + ".v1").field(field, "\"a b\"");

    assertThat(record.problems())
        .containsExactly(field + " is no id: it must match [A-Za-z0-9._:@-]{1,64}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"full_admin", "PARTNER", "", "PARTNER_ADMIN ", "ADMIN"})
  void an_unknown_role_is_invalid(String role) {
    assertThat(CommandRecord.grantRole().field("role", quoted(role)).problems())
        .containsExactly("role is not a known Role");
    assertThat(
            CommandRecord.golden("SetRoles.v1")
                .field("roles", "[\"FULL_ADMIN\",%s]".formatted(quoted(role)))
                .problems())
        .containsExactly("roles is not a known Role");
  }

  @ParameterizedTest
  @CsvSource({
    "ProvisionUser, displayName",
    "ProvisionUser, email",
    "UpdateUser, alias",
    "GrantCustomerRole, displayName"
  })
  void what_looks_as_if_it_were_sealed_is_invalid(String command, String field) {
    CommandRecord record = CommandRecord.golden(command + ".v1").field(field, "\"sealed:x\"");

    assertThat(record.problems()).containsExactly(field + " begins with sealed:");
  }

  @Test
  void an_unknown_restriction_is_invalid() {
    assertThat(
            CommandRecord.golden("SetRestrictionList.v1")
                .field("restrictions", "[\"ORG_DOMAIN\",\"org_domain\"]")
                .problems())
        .containsExactly("restrictions names a restriction that the catalogue does not have");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tomorrow",
        "2027-01-31",
        "2027-01-31T00:00:00",
        "2027-02-30T00:00:00Z",
        "2027-01-31T25:00:00Z",
        "2027-01-31 00:00:00Z",
        "1801440000000",
        "0000-01-01T00:00:00Z",
        "+10000-01-01T00:00:00Z",
        "0001-01-01T00:30:00+01:00",
        "9999-12-31T23:30:00-01:00",
        "+999999999-12-31T23:59:59-18:00",
        "-999999999-01-01T00:00:00+18:00"
      })
  void an_instant_that_is_none_is_invalid(String text) {
    assertThat(CommandRecord.grantRole().field("expiresAt", quoted(text)).problems())
        .containsExactly("expiresAt is not an ISO 8601 instant such as 2026-01-31T12:00:00.000Z");
    assertThat(CommandRecord.grantRole().header("ce_time", text).problems())
        .containsExactly("time is not an RFC 3339 instant");
  }

  @Test
  void a_message_with_a_bad_time_does_not_say_when_it_was_asked() {
    assertThat(CommandRecord.grantRole().header("ce_time", "soon").message().asked()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "9223372036854775808", "123456789012345678901234567890"})
  void a_count_that_is_negative_or_too_large_is_invalid(String number) {
    assertThat(CommandRecord.golden("RecordAuditExport.v1").field("rows", number).problems())
        .containsExactly("rows is negative or too large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"authid", "correlationid", "traceparent", "tracestate"})
  void an_attribute_with_control_characters_is_invalid_and_is_not_carried_through(String name) {
    CommandRecord record =
        CommandRecord.grantRole().header("ce_authtype", "system").header("ce_" + name, "a\u0000b");

    assertThat(record.problems()).containsExactly(name + " has control characters");
    assertThat(record.message().toString()).doesNotContain("\u0000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\ud83d", "\\ude42", "\\ude42\\ud83d", "x\\ud83dx"})
  void text_that_cannot_be_stored_is_invalid_in_every_mode(String escaped) {
    CommandRecord record =
        CommandRecord.golden("RegisterPartner.v1")
            .value("{\"partnerId\":\"acme\",\"name\":\"" + escaped + "\",\"sellsWholesale\":true}");

    String problem = "name has a character that cannot be stored (U+0000 or half a surrogate pair)";
    assertThat(record.problems()).containsExactly(problem);
    assertThat(record.structured().problems()).containsExactly(problem);
    assertThat(record.structuredBase64().problems()).containsExactly(problem);
  }

  @Test
  void every_problem_is_listed_at_once() {
    CommandRecord record =
        CommandRecord.grantRole()
            .field("userId", "\"a b\"")
            .field("role", "\"NO_SUCH_ROLE\"")
            .field("expiresAt", "\"soon\"")
            .header("ce_time", "now")
            .header("ce_correlationid", "a\nb")
            .without("ce_authtype")
            .without("ce_authid");

    assertThat(record.problems())
        .containsExactlyInAnyOrder(
            "userId is no id: it must match [A-Za-z0-9._:@-]{1,64}",
            "role is not a known Role",
            "expiresAt is not an ISO 8601 instant such as 2026-01-31T12:00:00.000Z",
            "time is not an RFC 3339 instant",
            "correlationid has control characters",
            "authtype is neither user nor system",
            "authid is missing, or longer than 256 characters");
  }

  @Test
  void what_is_said_about_an_array_of_bad_items_does_not_grow_with_it() {
    String manyBadItems = "[" + "\"\",".repeat(20_000) + "\"\"]";

    assertThat(CommandRecord.golden("SetRoles.v1.minimal").field("roles", manyBadItems).problems())
        .containsExactly("roles is not a known Role");
    assertThat(
            CommandRecord.golden("SetRoles.v1.minimal")
                .field("roles", manyBadItems.replace("\"\"", "1"))
                .unreadable()
                .detail())
        .isEqualTo("roles is not a string");
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
