package dev.mandate.events;

import dev.mandate.commands.RejectionCode;
import dev.mandate.policy.Id;
import dev.mandate.policy.JsonText;

/** A command was refused; {@code asked} is the command's data. */
public record CommandRejected(
    @Id String partnerId, String command, RejectionCode code, String detail, JsonText asked)
    implements JournalEvent {}
