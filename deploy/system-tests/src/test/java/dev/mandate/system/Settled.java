package dev.mandate.system;

import dev.mandate.system.oracle.Model;
import java.util.List;

/**
 * Ids that were taken before the random commands begin. Only these may be taken from other
 * partners: between partners there is no order, so that which of two wins a free id is open.
 *
 * @param users ids of users
 * @param organizations ids of partners and customers
 */
record Settled(List<String> users, List<String> organizations) {
  static Settled in(Model model) {
    return new Settled(
        List.copyOf(model.userIds().keySet()), List.copyOf(model.organizationIds().keySet()));
  }
}
