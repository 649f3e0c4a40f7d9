package dev.mandate.access.facts;

import org.jspecify.annotations.Nullable;

/** A user of a customer organization, to which the id is bound for good (R15). */
public record CustomerUser(
    String customerId, @Nullable String displayName, @Nullable String email) {}
