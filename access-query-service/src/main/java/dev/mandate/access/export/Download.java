package dev.mandate.access.export;

import dev.mandate.access.export.Export.Log;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One download of an export, or of the rest of it: notes what it reads of each log before that
 * leaves the service, so that it is put on record whatever happens (R32).
 */
final class Download implements AutoCloseable {
  /** How often the other instances are told that it goes on. */
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(5);

  private final UUID id = UUID.randomUUID();
  private final UUID exportId;
  private final long offset;
  private final Readings readings;
  private final Downloads downloads;
  private @Nullable String reading;
  private long rows;
  private long noted;

  Download(UUID exportId, long offset, Readings readings, Downloads downloads) {
    this.exportId = exportId;
    this.offset = offset;
    this.readings = readings;
    this.downloads = downloads;
  }

  /** How much of the export is left out, because the other side has it. */
  long offset() {
    return offset;
  }

  /** It looks into a log, whatever it finds there. */
  void begins(Log log) {
    reading = log.partnerId();
    readings.begin(exportId, id, reading, rows);
    noted = System.nanoTime();
  }

  /**
   * The next entries of a log are about to be written.
   *
   * @param end where in the export they end
   * @throws IOException if the service stops
   */
  void reads(Log log, int entries, long end) throws IOException {
    if (downloads.isStopping()) {
      throw new IOException("the service stops");
    }
    if (end <= offset) {
      return;
    }
    rows += entries;
    if (reading == null) {
      begins(log);
    } else if (System.nanoTime() - noted > SIGN_OF_LIFE.toNanos()) {
      readings.continues(id, reading, rows);
      noted = System.nanoTime();
    }
  }

  /** Nothing of this log follows. */
  void leaves(Log log) {
    if (reading != null) {
      readings.end(id, log.partnerId(), rows);
    }
    reading = null;
    rows = 0;
  }

  @Override
  public void close() {
    if (reading != null) { // it broke off
      readings.end(id, reading, rows);
    }
    downloads.closed();
  }
}
