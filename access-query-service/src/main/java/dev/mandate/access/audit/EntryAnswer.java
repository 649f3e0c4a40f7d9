package dev.mandate.access.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mandate.audit.Actor;
import dev.mandate.audit.AuditEntry;
import dev.mandate.audit.Named;
import dev.mandate.audit.Outcome;
import dev.mandate.audit.Summary;
import dev.mandate.policy.JsonText;
import dev.mandate.policy.Language;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry of the audit log as it is shown. */
record EntryAnswer(
    long position,
    String partnerId,
    String event,
    String command,
    Outcome outcome,
    @Nullable String code,
    @Nullable String detail,
    Actor actor,
    @Nullable String targetUser,
    @Nullable String targetName,
    @Nullable String customerId,
    @Nullable String customerName,
    @Nullable String role,
    @JsonProperty("old") @Nullable JsonText oldValues,
    @JsonProperty("new") @Nullable JsonText newValues,
    @Nullable String cause,
    @Nullable String reason,
    Instant asked,
    Instant decided,
    Instant recorded,
    String commandId,
    String commandSource,
    String correlationId,
    @Nullable String traceId,
    @Nullable JsonText request,
    String summary) {
  static EntryAnswer of(StoredEntry stored, Language language) {
    AuditEntry entry = stored.entry();
    return new EntryAnswer(
        entry.position(),
        entry.partnerId(),
        entry.event(),
        entry.command(),
        entry.outcome(),
        entry.code(),
        entry.detail(),
        entry.actor(),
        id(entry.target()),
        name(entry.target()),
        id(entry.customer()),
        name(entry.customer()),
        entry.role(),
        stored.oldValues(),
        stored.newValues(),
        entry.cause(),
        entry.reason(),
        entry.asked(),
        entry.decided(),
        entry.recorded(),
        entry.commandId(),
        entry.commandSource(),
        entry.correlationId(),
        entry.traceId(),
        entry.request(),
        Summary.of(entry, language));
  }

  private static @Nullable String id(@Nullable Named named) {
    return named == null ? null : named.id();
  }

  private static @Nullable String name(@Nullable Named named) {
    return named == null ? null : named.name();
  }
}
