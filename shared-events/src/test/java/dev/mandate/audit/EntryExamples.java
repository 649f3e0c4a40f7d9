package dev.mandate.audit;

import dev.mandate.personal.PersonSecret;
import dev.mandate.policy.JsonText;
import dev.mandate.policy.Role;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Entries that have all that is difficult to write. */
public final class EntryExamples {
  private static final Instant ASKED = Instant.parse("2026-01-31T12:00:00.000Z");

  public static final AuditEntry WHOLE =
      new AuditEntry(
          "acme",
          42,
          "CustomerRoleGranted",
          "GrantCustomerRole",
          Outcome.ACCEPTED,
          "CODE",
          "a detail",
          new Actor("user", "u1", "Ada \u4e2d", List.of(Role.FULL_ADMIN, Role.WHOLESALE_ADMIN)),
          new Named("e1", "Eve \"E\""),
          new Named("c1", "Customer"),
          "CUSTOMER_FULL_ADMIN",
          Map.of("roles", List.of()),
          Map.of(
              "roles",
              List.of("CUSTOMER_FULL_ADMIN"),
              "displayName",
              "Eve",
              "rows",
              7L,
              "filters",
              new JsonText("{\"b\":1.50,\"a\":true}")),
          "COMMAND",
          "because\nof it",
          ASKED,
          ASKED.plusMillis(5),
          ASKED.plusMillis(12),
          "command-1",
          "/upstream",
          "process-1",
          "0af7651916cd43dd8448eb211c80319c",
          new JsonText("{ \"z\": [1e400, 12345678901234567890, \"\\ud800\"], \"a\": null }"));

  public static final AuditEntry SPARSE =
      new AuditEntry(
          "acme",
          1,
          "CommandRejected",
          "RemoveUser",
          Outcome.REJECTED,
          null,
          null,
          Actor.of(null, null, null, List.of()),
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          ASKED,
          ASKED,
          ASKED,
          "command-1",
          "/upstream",
          "command-1",
          null,
          null);

  /** A command with a name that looks like a formula, and a line end in its detail. */
  public static final AuditEntry REJECTED =
      new AuditEntry(
          "acme",
          2,
          "CommandRejected",
          "SetRestrictedMode",
          Outcome.REJECTED,
          "NOT_AUTHORIZED",
          "Only their own.",
          new Actor("user", "u2", "=cmd|' /C calc'!A0", List.of()),
          null,
          new Named("c1", null),
          null,
          null,
          null,
          null,
          "two\r\nlines, and \"quotes\"",
          ASKED,
          ASKED,
          ASKED,
          "command-2",
          "/upstream",
          "'quoted",
          null,
          new JsonText("{\"enabled\":false,\"customerId\":\"c1\",\"partnerId\":\"acme\"}"));

  /** The secret of {@code u1}, who acts in {@link #SEALED}. */
  public static final PersonSecret OF_ACTOR = secret((byte) 1);

  /** The secret of {@code u2}, whom that is about. */
  public static final PersonSecret OF_TARGET = secret((byte) 2);

  /** An entry as it is in the log: its actor and its target have secrets. */
  public static final AuditEntry SEALED =
      new AuditEntry(
          "acme",
          4,
          "UserUpdated",
          "UpdateUser",
          Outcome.ACCEPTED,
          null,
          null,
          new Actor("user", "u1", OF_ACTOR.seal("Ada"), List.of(Role.FULL_ADMIN)),
          new Named("u2", OF_TARGET.seal("Bob")),
          null,
          null,
          Map.of("email", OF_TARGET.seal("bob@acme.example")),
          Map.of("email", OF_TARGET.seal("王@acme.example"), "alias", ""),
          null,
          null,
          ASKED,
          ASKED,
          ASKED,
          "command-4",
          "/upstream",
          "command-4",
          null,
          new JsonText(
              "{\"userId\":\"u2\",\"displayName\":\"%s\"}"
                  .formatted(OF_TARGET.seal("B. \"O\" B."))));

  /** The same as it is shown. */
  public static final AuditEntry OPEN =
      PersonalValues.open(SEALED, id -> id.equals("u1") ? OF_ACTOR : OF_TARGET);

  /** The same as it is shown when its target was erased. */
  public static final AuditEntry ERASED =
      PersonalValues.open(SEALED, id -> id.equals("u1") ? OF_ACTOR : null);

  /** All of them, as they are exported. */
  public static final List<AuditEntry> ALL =
      List.of(WHOLE, SPARSE, REJECTED, withReason(""), OPEN, ERASED);

  private EntryExamples() {}

  private static PersonSecret secret(byte seed) {
    byte[] bytes = new byte[PersonSecret.LENGTH];
    Arrays.fill(bytes, seed);
    return PersonSecret.of(bytes);
  }

  /** An entry with this reason. */
  public static AuditEntry withReason(String reason) {
    return new AuditEntry(
        "acme",
        3,
        "UserRemoved",
        "RemoveUser",
        Outcome.ACCEPTED,
        null,
        null,
        Actor.of("system", "hr", null, List.of()),
        new Named("u1", "Ada"),
        null,
        null,
        Map.of("displayName", "Ada"),
        null,
        null,
        reason,
        ASKED,
        ASKED,
        ASKED,
        "command-3",
        "/upstream",
        "command-3",
        null,
        null);
  }
}
