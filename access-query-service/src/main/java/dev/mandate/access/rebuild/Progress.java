package dev.mandate.access.rebuild;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.dao.DataAccessException;

/** Says every two seconds what is done at present, and how long it will take. */
final class Progress implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofSeconds(2);

  /** A stretch of the work. */
  private record Phase(String name, long total, long began, AtomicLong done) {
    Duration elapsed() {
      return Duration.ofNanos(System.nanoTime() - began);
    }

    String line() {
      return ProgressLine.of(name, done.get(), total, elapsed());
    }
  }

  private final PrintStream out;
  private final OnlyOne place;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Phase phase = phase("starting", 0);

  Progress(PrintStream out, OnlyOne place) {
    this.out = out;
    this.place = place;
    Thread.ofPlatform().daemon().name("progress").start(this::tellUntilClosed);
  }

  /** Begins a stretch of which nobody knows how much there is to do. */
  void begin(String name) {
    begin(name, 0);
  }

  /** Begins a stretch with so much to do. */
  void begin(String name, long total) {
    phase = phase(name, total);
  }

  /** So much more of it is done. */
  void add(long done) {
    phase.done().addAndGet(done);
  }

  /** The stretch is over. */
  void end() {
    Phase over = phase;
    say(ProgressLine.done(over.name(), over.done().get(), over.elapsed()));
  }

  /** Says something besides. */
  void say(String line) {
    out.println(line);
    out.flush();
  }

  private void tellUntilClosed() {
    try {
      while (!closed.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
        String line = phase.line();
        say(line);
        place.tell(line);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (DataAccessException e) {
      // The work has connections of its own, and fails by itself if the database is gone.
      say("the progress is told no longer: " + e.getMessage());
    }
  }

  private static Phase phase(String name, long total) {
    return new Phase(name, total, System.nanoTime(), new AtomicLong());
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
