package dev.mandate.events;

import dev.mandate.policy.Id;
import dev.mandate.policy.JsonText;

/** Somebody took entries of the audit log away (R32). */
public record AuditExported(
    @Id String partnerId, String by, String format, JsonText filters, long rows)
    implements JournalEvent {}
