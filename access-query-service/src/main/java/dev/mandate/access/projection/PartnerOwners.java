package dev.mandate.access.projection;

import dev.mandate.access.projection.Slice.Item;
import dev.mandate.wire.RecordedEvent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which partition the history of each partner begins in. A topic that got more partitions has
 * partners in two of them; folds of single partitions cannot put those together, so each stops
 * where a history comes in from elsewhere, and leaves the rest to the projection.
 */
public final class PartnerOwners {
  private final Map<String, Integer> owners = new ConcurrentHashMap<>();

  /** The slice up to the first event of a partner whose history begins elsewhere. */
  Slice own(Slice slice) {
    for (int i = 0; i < slice.items().size(); i++) {
      Item item = slice.items().get(i);
      if (!isOwn(item.event(), slice.partition())) {
        return slice.cutAt(
            i,
            "the history of partner %s begins in another partition"
                .formatted(item.event().event().partnerId()));
      }
    }
    return slice;
  }

  private boolean isOwn(RecordedEvent recorded, int partition) {
    String partnerId = recorded.event().partnerId();
    Integer owner =
        recorded.position() == 1
            ? owners.computeIfAbsent(partnerId, _ -> partition)
            : owners.get(partnerId);
    return owner != null && owner == partition;
  }
}
