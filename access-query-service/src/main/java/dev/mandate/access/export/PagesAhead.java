package dev.mandate.access.export;

import dev.mandate.access.reading.ReadScope;
import dev.mandate.audit.AuditEntry;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a log, page by page. The next page is read while the one before is written, so
 * that the database and the other side do not wait for each other; two pages are in memory at most.
 * If nobody wants it any more, a page is read to its end all the same: to interrupt that would cost
 * the connection.
 */
final class PagesAhead {
  private final LongFunction<List<AuditEntry>> read;
  private final int size;
  private @Nullable FutureTask<List<AuditEntry>> next;

  /**
   * Begins to read.
   *
   * @param read gives the page behind a position
   * @param size how many entries a page has; one that has fewer is the last
   * @param after the position behind which the first page begins
   */
  PagesAhead(LongFunction<List<AuditEntry>> read, int size, long after) {
    this.read = read;
    this.size = size;
    next = begin(after);
  }

  private FutureTask<List<AuditEntry>> begin(long after) {
    FutureTask<List<AuditEntry>> reading =
        new FutureTask<>(ReadScope.asHere(() -> read.apply(after)));
    Thread.ofVirtual().name("export-page").start(reading);
    return reading;
  }

  /**
   * The next page, empty behind the last.
   *
   * @throws IOException if this thread is interrupted
   */
  List<AuditEntry> next() throws IOException {
    if (next == null) {
      return List.of();
    }
    List<AuditEntry> page = result(next);
    next = page.size() < size ? null : begin(page.getLast().position());
    return page;
  }

  private static List<AuditEntry> result(FutureTask<List<AuditEntry>> reading) throws IOException {
    try {
      return reading.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a page was read");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException("a page could not be read", e.getCause());
    }
  }
}
