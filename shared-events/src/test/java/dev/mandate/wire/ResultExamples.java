package dev.mandate.wire;

import dev.mandate.commands.RejectionCode;
import dev.mandate.wire.CommandResult.Outcome;
import dev.mandate.wire.CommandResult.WrittenEvent;
import java.util.List;

/** Every kind of result. */
final class ResultExamples {
  static final CommandResult ACCEPTED =
      new CommandResult(
          "c-1",
          "/provisioning",
          "acme",
          Outcome.ACCEPTED,
          null,
          null,
          8L,
          List.of(
              new WrittenEvent("UserProvisioned", 6),
              new WrittenEvent("RoleGranted", 7),
              new WrittenEvent("RoleGranted", 8)),
          "order-7",
          EventExamples.DECIDED);

  static final CommandResult REJECTED =
      new CommandResult(
          "c-1",
          "/provisioning",
          "acme",
          Outcome.REJECTED,
          RejectionCode.LAST_ADMINISTRATOR,
          "R13: 最后一个 FULL_ADMIN 🙂",
          9L,
          List.of(new WrittenEvent("CommandRejected", 9)),
          "order-7",
          EventExamples.DECIDED);

  /** What the sender of an unreadable record gets. */
  static final CommandResult UNREADABLE =
      new CommandResult(
          "c-1",
          "/provisioning",
          null,
          Outcome.REJECTED,
          RejectionCode.INVALID,
          null,
          null,
          List.of(),
          "c-1",
          EventExamples.DECIDED);

  static final List<Example<CommandResult>> ALL =
      List.of(
          new Example<>("CommandAccepted.v1", ACCEPTED),
          new Example<>("CommandRejected.v1", REJECTED),
          new Example<>("CommandRejected.v1.minimal", UNREADABLE));

  private ResultExamples() {}
}
