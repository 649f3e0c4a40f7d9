package dev.mandate.system;

import static java.util.Objects.requireNonNull;

import dev.mandate.system.oracle.Access;
import dev.mandate.system.oracle.Oracle;

/**
 * What a user could do in an organization after an event.
 *
 * @param position the position of the event in the history of the organization's partner
 */
record Sample(String user, String organization, long position, Access access) {
  /** As of now. */
  static Sample of(Oracle oracle, String user, String organization) {
    String partner = requireNonNull(oracle.model().organizationIds().get(organization));
    long position = requireNonNull(oracle.positions().get(partner));
    return new Sample(user, organization, position, oracle.access(user, organization));
  }
}
