package dev.mandate.access.facts;

import dev.mandate.policy.Role;

/** A role of a partner's user. */
public record GrantKey(String partnerId, String userId, Role role) {}
