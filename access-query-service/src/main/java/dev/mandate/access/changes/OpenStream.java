package dev.mandate.access.changes;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A stream that somebody reads, and how far its partner's history has come. */
public final class OpenStream implements AutoCloseable {
  private final Streams streams;
  private final String partnerId;
  private final BooleanSupplier allowed;
  private volatile long reached;

  OpenStream(Streams streams, String partnerId, long reached, BooleanSupplier allowed) {
    this.allowed = allowed;
    this.streams = streams;
    this.partnerId = partnerId;
    this.reached = reached;
  }

  String partnerId() {
    return partnerId;
  }

  /** Whether the stream has to end: the service stops, or its reader may read no further. */
  public boolean isStopping() {
    return streams.isStopping() || !allowed.getAsBoolean();
  }

  /**
   * Waits until there are events after a position, the time is over, or the service stops.
   *
   * @return whether there are events
   */
  public boolean awaitAfter(long position, Duration atMost) throws InterruptedException {
    return streams.await(() -> reached > position, atMost);
  }

  /** How far the history is known to have come. */
  public long reached() {
    return reached;
  }

  /**
   * The history is known to have come this far.
   *
   * @return whether that is news
   */
  boolean reached(long position) {
    boolean news = position > reached;
    if (news) {
      reached = position;
    }
    return news;
  }

  @Override
  public void close() {
    streams.closed(this);
  }
}
