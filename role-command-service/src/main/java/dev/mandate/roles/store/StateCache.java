package dev.mandate.roles.store;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps the states of partners between batches, the least recently used leave first. An entry is
 * current exactly when its position equals the position of the partner's locked row: the lock query
 * is the validation, also against other instances.
 */
public final class StateCache {
  private record Entry(long position, PartnerStates states) {}

  private final int maxEntries;
  private final Map<String, Entry> byPartner = new LinkedHashMap<>(16, 0.75f, true);
  private int entries;

  /**
   * @param maxEntries how many states and owners are kept in all
   */
  public StateCache(int maxEntries) {
    this.maxEntries = maxEntries;
  }

  /** Takes a partner's states out for a batch; empty ones unless they are current. */
  synchronized PartnerStates take(String partnerId, long lockedPosition) {
    Entry entry = byPartner.remove(partnerId);
    if (entry == null) {
      return new PartnerStates();
    }
    entries -= entry.states().size();
    return entry.position() == lockedPosition ? entry.states() : new PartnerStates();
  }

  /** Puts them back after the commit, as of the partner's new position. */
  synchronized void put(String partnerId, long position, PartnerStates states) {
    Entry replaced = byPartner.put(partnerId, new Entry(position, states));
    entries += states.size() - (replaced == null ? 0 : replaced.states().size());
    evict();
  }

  private void evict() {
    Iterator<Entry> oldest = byPartner.values().iterator();
    while (entries > maxEntries && oldest.hasNext()) {
      entries -= oldest.next().states().size();
      oldest.remove();
    }
  }
}
