package dev.mandate.access.audit;

import dev.mandate.audit.AuditEntry;
import dev.mandate.policy.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it was read. Old and new values are shown as they are stored; only the summary looks
 * into them.
 *
 * @param oldValues the old values as JSON, or null
 * @param newValues the new ones, or null
 */
record StoredEntry(AuditEntry entry, @Nullable JsonText oldValues, @Nullable JsonText newValues) {}
