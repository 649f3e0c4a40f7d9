package dev.mandate.system.reconstruction;

import dev.mandate.system.oracle.Command;
import java.time.Instant;

/**
 * A command on its way.
 *
 * @param at when it was sent, or shortly before
 */
public record Sent(Command command, Instant at) {}
