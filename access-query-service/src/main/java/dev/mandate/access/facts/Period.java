package dev.mandate.access.facts;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The time in which a fact has one value: from the moment that brought it up to, and without, the
 * moment that ended it.
 */
public final class Period<K, V> {
  private final K key;
  private final V value;
  private final Moment from;
  private final boolean stored;
  private @Nullable Moment to;

  Period(K key, V value, Moment from, boolean stored) {
    this.key = key;
    this.value = value;
    this.from = from;
    this.stored = stored;
  }

  public K key() {
    return key;
  }

  public V value() {
    return value;
  }

  public Moment from() {
    return from;
  }

  /** The moment that ended it, or null while it holds. */
  public @Nullable Moment to() {
    return to;
  }

  /** The moment that ended it. */
  public Moment end() {
    return Objects.requireNonNull(to, "the period has not ended");
  }

  boolean isStored() {
    return stored;
  }

  void endAt(Moment moment) {
    to = moment;
  }
}
