package dev.mandate.access.rebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that share what can be done side by side. */
final class Workers implements AutoCloseable {
  /** A part of it. */
  interface Work {
    void run() throws Exception;
  }

  private final ExecutorService threads;

  Workers(int count) {
    threads = Executors.newFixedThreadPool(count, Thread.ofPlatform().name("worker-", 0).factory());
  }

  /**
   * Does all of it. The first failure ends the others.
   *
   * @throws RebuildException if one of them fails
   */
  void run(List<Work> tasks) {
    CompletionService<Void> completion = new ExecutorCompletionService<>(threads);
    List<Future<Void>> submitted = new ArrayList<>();
    for (Work task : tasks) {
      submitted.add(
          completion.submit(
              () -> {
                task.run();
                return null;
              }));
    }
    try {
      for (int i = 0; i < tasks.size(); i++) {
        completion.take().get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RebuildException known
          ? known
          : new RebuildException("building failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RebuildException("building was interrupted", e);
    } finally {
      submitted.forEach(task -> task.cancel(true));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
