package dev.mandate.commands;

import dev.mandate.policy.Id;

/** Switches the wholesale programme of a partner (R1, R10). */
public record SetWholesaleProgram(@Id String partnerId, boolean enabled) implements Command {}
