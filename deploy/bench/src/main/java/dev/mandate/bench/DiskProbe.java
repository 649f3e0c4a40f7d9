package dev.mandate.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How long the disk of the stack takes, meanwhile, to make one small write durable. No command is
 * decided before its writes are, so this is the part of every latency that is not the services'.
 */
final class DiskProbe implements AutoCloseable {
  private static final double PER_SECOND = 20;
  private static final int SIZE = 8 * 1024;
  private static final Duration LONGEST = Duration.ofHours(1);

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Future<Latencies> probing;
  private volatile boolean ended;

  /** Starts to write. */
  DiskProbe(Target target) {
    probing = thread.submit(() -> probe(target.data()));
  }

  /** At fixed times: while one write waits, the waiting of those after it counts as well. */
  private Latencies probe(Path folder) throws IOException {
    Latencies latencies = new Latencies();
    Path file = Files.createTempFile(folder, "disk-probe", null);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      Schedule schedule = new Schedule(PER_SECOND, LONGEST, 0);
      for (long due = schedule.next(); due != -1 && !ended; due = schedule.next()) {
        channel.write(ByteBuffer.allocate(SIZE), 0);
        channel.force(false);
        latencies.record(System.nanoTime() - due);
      }
    } finally {
      Files.delete(file);
    }
    return latencies;
  }

  /** Ends the writing, and says how long each write took. */
  Latencies end() throws InterruptedException {
    ended = true;
    try {
      return probing.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the disk could not be probed", e.getCause());
    }
  }

  @Override
  public void close() {
    ended = true;
    thread.close();
  }
}
