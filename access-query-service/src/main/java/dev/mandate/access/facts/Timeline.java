package dev.mandate.access.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Facts of one kind: those that hold now, and what has changed since they were loaded.
 *
 * @param <K> what tells the facts apart
 * @param <V> what they say; equal values are the same fact
 */
public final class Timeline<K, V> {
  private final Map<K, Period<K, V>> current = new HashMap<>();
  private final List<Period<K, V>> ended = new ArrayList<>();
  private final List<Period<K, V>> begun = new ArrayList<>();

  /** Notes a fact that is stored and holds. */
  public void load(K key, V value, Moment from) {
    current.put(key, new Period<>(key, value, from, true));
  }

  /** What holds, or null. */
  public @Nullable V get(K key) {
    Period<K, V> period = current.get(key);
    return period == null ? null : period.value();
  }

  /** From this moment on, the fact has this value. */
  void set(K key, V value, Moment at) {
    if (!value.equals(get(key))) {
      end(key, at);
      Period<K, V> period = new Period<>(key, value, at, false);
      current.put(key, period);
      begun.add(period);
    }
  }

  /** Changes what holds; where nothing holds, nothing changes. */
  void change(K key, UnaryOperator<V> change, Moment at) {
    V value = get(key);
    if (value != null) {
      set(key, change.apply(value), at);
    }
  }

  /** From this moment on, the fact no longer holds. */
  void end(K key, Moment at) {
    Period<K, V> period = current.remove(key);
    if (period != null) {
      period.endAt(at);
      if (period.isStored()) {
        ended.add(period);
      }
    }
  }

  /** The stored periods that have ended since they were loaded. */
  public List<Period<K, V>> ended() {
    return ended;
  }

  /** The periods that have begun since, those that are over again included. */
  public List<Period<K, V>> begun() {
    return begun;
  }

  /** The periods that hold now. */
  public Collection<Period<K, V>> holding() {
    return current.values();
  }

  /**
   * Hands over the periods that have ended since the last time, and lets go of them. Those that
   * hold stay, so that a fold of any length needs no more memory than what holds.
   */
  public List<Period<K, V>> takeEnded() {
    List<Period<K, V>> over = new ArrayList<>(ended);
    for (Period<K, V> period : begun) {
      if (period.to() == null) {
        load(period.key(), period.value(), period.from());
      } else {
        over.add(period);
      }
    }
    ended.clear();
    begun.clear();
    return over;
  }
}
