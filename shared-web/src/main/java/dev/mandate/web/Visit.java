package dev.mandate.web;

import java.time.Instant;

/**
 * A request that takes long, for controllers that have to end it.
 *
 * @param caller who sent it
 * @param until when their token ends
 */
public record Visit(Caller caller, Instant until) {}
