package dev.mandate.roles.store;

import dev.mandate.roles.domain.IdOwner;
import dev.mandate.roles.store.IdRegistry.RegisteredId;
import java.util.HashMap;
import java.util.Map;

/**
 * What is known of one partner at one of its positions. Between batches it rests in the cache; in
 * between it belongs to the batch that holds the partner's lock.
 */
final class PartnerStates {
  /** Aggregate id to state, for the aggregates that were needed so far and have events. */
  final Map<String, Versioned<?>> states = new HashMap<>();

  /** Owners of the ids that commands to this partner named. An owner never changes. */
  final Map<RegisteredId, IdOwner> owners = new HashMap<>();

  /** How much room it takes, in entries. */
  int size() {
    return 1 + states.size() + owners.size();
  }
}
