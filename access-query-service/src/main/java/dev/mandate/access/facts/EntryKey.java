package dev.mandate.access.facts;

/** A customer on the managed list of a partner's user. */
public record EntryKey(String partnerId, String userId, String customerId) {}
