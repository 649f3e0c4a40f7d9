package dev.mandate.roles.store;

import dev.mandate.roles.domain.IdOwner;
import dev.mandate.roles.store.IdRegistry.RegisteredId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Everything that the commands of a batch may look up, loaded before the first is judged. */
public final class PreparedBatch {
  /** One partner's share. */
  static final class Share {
    final PartnerStates kept;
    final Set<RegisteredId> mentioned;
    final Set<String> aggregates = new LinkedHashSet<>();

    Share(PartnerStates kept, Set<RegisteredId> mentioned) {
      this.kept = kept;
      this.mentioned = mentioned;
    }
  }

  final Map<String, Share> shares = new HashMap<>();
  private final BatchStates states = new BatchStates();
  private final Map<RegisteredId, IdOwner> owners = new HashMap<>();

  /** The states of all aggregates that may be touched. */
  public BatchStates states() {
    return states;
  }

  /** The owners of the mentioned ids, as far as they have one. */
  public Map<RegisteredId, IdOwner> owners() {
    return owners;
  }
}
