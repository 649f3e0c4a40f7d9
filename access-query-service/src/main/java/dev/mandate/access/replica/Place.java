package dev.mandate.access.replica;

import dev.mandate.policy.Access;

/**
 * An organization, and how somebody stands there and in the partner that it belongs to.
 *
 * @param partnerId the partner that it is, or that manages it
 * @param position how far the partner's history is known
 * @param inPartner what they may do in the partner's own organization
 * @param here what they may do in the organization itself
 */
public record Place(String partnerId, long position, Access inPartner, Access here) {}
