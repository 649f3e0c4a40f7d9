package dev.mandate.commands;

import org.jspecify.annotations.Nullable;

/** Something that somebody asks of one partner's history. */
public sealed interface Command
    permits RegisterPartner,
        SetWholesaleProgram,
        SetRestrictionList,
        RecordAuditExport,
        ErasePerson,
        PartnerUserCommand,
        CustomerCommand {
  /** The partner in whose history this command is judged, known or not. */
  String partnerId();

  /** Why it is asked for, in the words of whoever asks; carried into the events. */
  default @Nullable String reason() {
    return null;
  }
}
