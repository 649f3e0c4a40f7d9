package dev.mandate.events;

import dev.mandate.policy.Id;

/**
 * The names and mail addresses of a user that are in the history up to here can be read by nobody
 * any more. What comes later may name the user again.
 */
public record PersonErased(@Id String partnerId, @Id String userId) implements JournalEvent {}
