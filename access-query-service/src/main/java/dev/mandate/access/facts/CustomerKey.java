package dev.mandate.access.facts;

/** A customer of a partner. */
public record CustomerKey(String partnerId, String customerId) {}
