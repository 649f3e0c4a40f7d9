package dev.mandate.roles.relay;

/**
 * How far the relay is. Both count events in the order in which they were stored.
 *
 * @param sent up to which all are in the topic
 * @param stored the last one
 */
record RelayAnswer(long sent, long stored) {}
