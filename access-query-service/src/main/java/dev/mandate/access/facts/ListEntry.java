package dev.mandate.access.facts;

import dev.mandate.policy.AssignmentBasis;

/**
 * A place on a managed list.
 *
 * @param basis why the customer is on it
 * @param since the moment it came onto it; a change of basis keeps its place (R12)
 */
public record ListEntry(AssignmentBasis basis, Moment since) {}
