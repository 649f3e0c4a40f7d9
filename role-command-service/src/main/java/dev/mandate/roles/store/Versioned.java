package dev.mandate.roles.store;

import dev.mandate.roles.aggregate.AggregateId;

/**
 * A folded state and the last event of its own stream that is in it.
 *
 * @param state the state
 * @param sequence the sequence number of that event, -1 if there is none yet
 * @param folded how many stored events it takes to fold it again
 */
public record Versioned<S>(S state, long sequence, int folded) {
  /** The sequence number of a stream without events. */
  static final long NO_EVENTS = -1;

  /** The state of an aggregate before its first event. */
  static Versioned<?> empty(String aggregateId) {
    return new Versioned<>(AggregateId.emptyState(aggregateId), NO_EVENTS, 0);
  }

  /** The same state, now that a snapshot of it is kept. */
  Versioned<S> kept() {
    return new Versioned<>(state, sequence, 0);
  }
}
