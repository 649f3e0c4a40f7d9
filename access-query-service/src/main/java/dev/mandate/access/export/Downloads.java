package dev.mandate.access.export;

import dev.mandate.access.http.UnavailableException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The downloads that are under way. They are broken off before the web server waits for its last
 * requests; whoever comes back goes on where that was.
 */
@Component
final class Downloads implements SmartLifecycle {
  private final Readings readings;
  private final Semaphore free;
  private final int limit;
  private volatile boolean stopping;

  Downloads(Readings readings, ExportProperties properties, MeterRegistry metrics) {
    this.readings = readings;
    limit = properties.maxDownloads();
    free = new Semaphore(limit);
    Gauge.builder("mandate.export.downloads", free, each -> limit - each.availablePermits())
        .description("Exports of the audit log that are being downloaded")
        .register(metrics);
  }

  /**
   * Begins one.
   *
   * @throws UnavailableException if there are too many, or the service stops
   */
  Download open(UUID exportId, long offset) {
    if (stopping) {
      throw new UnavailableException("This instance stops; ask again.");
    }
    if (!free.tryAcquire()) {
      throw new UnavailableException(
          "This instance has %d downloads under way and takes no more; ask again later."
              .formatted(limit));
    }
    return new Download(exportId, offset, readings, this);
  }

  void closed() {
    free.release();
  }

  boolean isStopping() {
    return stopping;
  }

  @Override
  public void start() {}

  @Override
  public void stop() {
    stopping = true;
  }

  @Override
  public boolean isRunning() {
    return !stopping;
  }
}
