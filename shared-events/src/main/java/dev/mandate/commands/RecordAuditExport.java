package dev.mandate.commands;

import dev.mandate.policy.Id;
import dev.mandate.policy.JsonText;

/** Notes that entries of the audit log were taken away (R32). */
public record RecordAuditExport(
    @Id String partnerId, String by, String format, JsonText filters, long rows)
    implements Command {}
