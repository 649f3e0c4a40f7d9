package dev.mandate.access.facts;

import org.jspecify.annotations.Nullable;

/** A user of the partner's own organization. */
public record PartnerUser(String displayName, String email, @Nullable String alias) {}
