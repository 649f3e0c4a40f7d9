package dev.mandate.access.facts;

import dev.mandate.policy.Role;

/** A role of a customer's user in that customer. */
public record CustomerGrantKey(String partnerId, String userId, String customerId, Role role) {}
