package dev.mandate.events;

import dev.mandate.policy.Id;
import dev.mandate.policy.JsonText;

/** A command asked for what was already so. */
public record CommandHadNoEffect(@Id String partnerId, String command, JsonText asked)
    implements JournalEvent {}
