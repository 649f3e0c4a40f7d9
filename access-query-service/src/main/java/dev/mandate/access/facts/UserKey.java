package dev.mandate.access.facts;

/** A user, of the partner itself or of one of its customers. */
public record UserKey(String partnerId, String userId) {}
