package dev.mandate.events;

/**
 * An event that changes no state and is kept for the audit log: what was refused, idle or exported.
 */
public sealed interface JournalEvent extends Event
    permits CommandRejected, CommandHadNoEffect, AuditExported {}
