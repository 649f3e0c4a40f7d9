package dev.mandate.access.replica;

import dev.mandate.policy.RoleSet;

/**
 * A customer's user who holds a role there.
 *
 * @param customer the customer, to which the user is bound for good (R15)
 * @param roles its roles
 */
record CustomerAdministrator(CustomerReplica customer, RoleSet roles) {}
