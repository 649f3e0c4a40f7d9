package dev.mandate.commands;

import dev.mandate.policy.Id;

/** Gives a customer organization a new name. */
public record RenameCustomer(@Id String partnerId, @Id String customerId, String name)
    implements CustomerCommand {}
