package dev.mandate.access.console.page;

/**
 * Where somebody belongs, whether or not they hold a role there.
 *
 * @param name what they are called
 */
record Membership(String name, Organization organization) {}
