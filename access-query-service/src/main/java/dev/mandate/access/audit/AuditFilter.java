package dev.mandate.access.audit;

import dev.mandate.audit.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries to look for; what is null filters nothing.
 *
 * @param action the short name of an event or a command
 * @param target a user or a customer
 * @param from the earliest instant of decision
 * @param to the instant of decision before which they lie
 */
public record AuditFilter(
    @Nullable String partner,
    @Nullable String customer,
    @Nullable String actor,
    @Nullable String target,
    @Nullable String action,
    @Nullable Outcome outcome,
    @Nullable Instant from,
    @Nullable Instant to) {}
