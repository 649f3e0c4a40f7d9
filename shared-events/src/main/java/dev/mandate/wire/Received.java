package dev.mandate.wire;

/** What a record on the command topic turned out to be. */
public sealed interface Received permits CommandMessage, Unreadable {}
