package dev.mandate.roles.store;

/**
 * A step of a partition of a topic of commands.
 *
 * @param expected where it must still stand
 * @param next where it stands afterwards
 */
public record OffsetMove(long expected, long next) {}
