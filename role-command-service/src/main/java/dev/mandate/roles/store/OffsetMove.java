package dev.mandate.roles.store;

/**
 * A step of a partition of the command topic.
 *
 * @param expected where it must still stand
 * @param next where it stands afterwards
 */
public record OffsetMove(long expected, long next) {}
