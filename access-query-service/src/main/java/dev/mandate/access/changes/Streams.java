package dev.mandate.access.changes;

import dev.mandate.access.http.UnavailableException;
import dev.mandate.access.reading.Progress;
import dev.mandate.access.reading.ReadModel;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The streams that are open. One look at the tables tells all of them whether something has come,
 * so that a thousand idle streams cost one query. They end before the web server waits for its last
 * requests.
 */
@Component
public final class Streams implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Streams.class);

  /** Another instance may have done the work, of which this one hears nothing. */
  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

  private final KeptEvents events;
  private final ReadModel readModel;
  private final Semaphore free;
  private final int limit;
  private final Set<OpenStream> open = ConcurrentHashMap.newKeySet();
  private final Progress progress = new Progress();
  private volatile @Nullable Thread watcher;
  private volatile boolean stopping;
  private boolean failing;

  Streams(
      KeptEvents events, ReadModel readModel, ChangesProperties properties, MeterRegistry metrics) {
    this.events = events;
    this.readModel = readModel;
    limit = properties.maxStreams();
    free = new Semaphore(limit);
    Gauge.builder("mandate.changes.streams", open, Set::size)
        .description("Streams of changes that are open")
        .register(metrics);
  }

  /**
   * Opens a stream of a partner whose history has come to a position.
   *
   * @param allowed whether whoever opens it may read on
   * @throws UnavailableException if there are too many, or the service stops
   */
  public OpenStream open(String partnerId, long reached, BooleanSupplier allowed) {
    if (stopping) {
      throw new UnavailableException("This instance stops; ask again.");
    }
    if (!free.tryAcquire()) {
      throw new UnavailableException(
          "This instance has %d open streams and takes no more; ask again later.".formatted(limit));
    }
    OpenStream stream = new OpenStream(this, partnerId, reached, allowed);
    open.add(stream);
    return stream;
  }

  void closed(OpenStream stream) {
    if (open.remove(stream)) {
      free.release();
    }
  }

  boolean isStopping() {
    return stopping;
  }

  /** Waits until a condition holds, looking whenever something has come; ends early to stop. */
  boolean await(BooleanSupplier condition, Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (true) {
      long steps = progress.steps();
      boolean holds = condition.getAsBoolean();
      long left = deadline - System.nanoTime();
      if (holds || stopping || left <= 0) {
        return holds;
      }
      progress.await(steps, Duration.ofNanos(left));
    }
  }

  @Override
  public void start() {
    watcher = Thread.ofVirtual().name("changes-watcher").start(this::watchUntilStopped);
  }

  @Override
  public void stop() {
    stopping = true;
    progress.advanced();
    Thread watching = watcher;
    if (watching != null) {
      try {
        watching.join(STOP_LIMIT);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    Thread watching = watcher;
    return watching != null && watching.isAlive();
  }

  private void watchUntilStopped() {
    try {
      while (!stopping) {
        long steps = readModel.steps();
        look();
        readModel.awaitProgress(steps, LOOK_AGAIN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      log.info("The watcher of changes was interrupted; open streams get nothing new");
    }
  }

  /** Streams wait out a database that does not answer: it is asked again. */
  private void look() {
    try {
      if (tellStreams()) {
        progress.advanced();
      }
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        log.warn("Open streams wait: the read model cannot be looked at, and is tried again", e);
      }
      failing = true;
    }
  }

  private boolean tellStreams() {
    Set<String> partners = open.stream().map(OpenStream::partnerId).collect(Collectors.toSet());
    if (partners.isEmpty()) {
      return false;
    }
    Map<String, Long> positions = events.positions(partners);
    boolean news = false;
    for (OpenStream stream : open) {
      Long position = positions.get(stream.partnerId());
      news |= position != null && stream.reached(position);
    }
    return news;
  }
}
