package dev.mandate.access.projection;

import dev.mandate.access.facts.Moment;
import dev.mandate.access.projection.Slice.Item;
import dev.mandate.wire.RecordedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides which events of a poll are taken in: of each partner those that follow what is known,
 * position by position. One that is known already is skipped, which makes at-least-once delivery
 * exactly once; one that comes too early ends its slice, because something before it is missing.
 *
 * @param items the events to take in, in order
 * @param slices the slices, as far as they are taken in
 * @param reached the last event taken in, by partner
 */
record Admission(List<Item> items, List<Slice> slices, Map<String, Moment> reached) {
  static Admission of(List<Slice> slices, Map<String, Long> known) {
    Admission admission =
        new Admission(new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>());
    Map<String, Long> positions = new HashMap<>(known);
    for (Slice slice : slices) {
      admission.slices.add(admission.admit(slice, positions));
    }
    return admission;
  }

  private Slice admit(Slice slice, Map<String, Long> positions) {
    for (int i = 0; i < slice.items().size(); i++) {
      Item item = slice.items().get(i);
      RecordedEvent event = item.event();
      String partnerId = event.event().partnerId();
      long known = positions.getOrDefault(partnerId, 0L);
      String gap = gap(partnerId, known, event.position());
      if (gap != null) {
        return slice.cutAt(i, gap);
      }
      if (event.position() > known) {
        positions.put(partnerId, event.position());
        reached.put(partnerId, Moment.of(event));
        items.add(item);
      }
    }
    return slice;
  }

  private static @Nullable String gap(String partnerId, long known, long position) {
    return position <= known + 1
        ? null
        : "the history of partner %s is known up to position %d, and %d comes next; send the events in between again"
            .formatted(partnerId, known, position);
  }
}
