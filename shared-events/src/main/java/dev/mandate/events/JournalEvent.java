package dev.mandate.events;

/**
 * An event that changes no state and is kept for the audit log: what was refused, idle, exported or
 * erased.
 */
public sealed interface JournalEvent extends Event
    permits CommandRejected, CommandHadNoEffect, AuditExported, PersonErased {}
