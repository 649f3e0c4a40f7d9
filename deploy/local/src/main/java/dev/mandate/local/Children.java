package dev.mandate.local;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The processes that this JVM looks after; when it ends they are stopped, tier by tier. */
final class Children {
  private static final Logger LOG = LoggerFactory.getLogger(Children.class);

  private final Set<ChildProcess> running = ConcurrentHashMap.newKeySet();
  private final Consumer<String> progress;
  private volatile boolean stopping;

  /**
   * Looks after children until the JVM ends.
   *
   * @param progress is told what is being stopped
   */
  Children(Consumer<String> progress) {
    this.progress = progress;
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(this::stopAll));
  }

  /** Those of servers that nobody else looks after, such as the ones that tests start. */
  static Children ofThisJvm() {
    return OfThisJvm.INSTANCE;
  }

  Consumer<String> progress() {
    return progress;
  }

  boolean areStopping() {
    return stopping;
  }

  /**
   * Starts one more. A child is either known before everything is stopped, or not started any more:
   * in between it would be left behind.
   *
   * @throws LocalServerException if everything is being stopped
   */
  synchronized ChildProcess add(Supplier<ChildProcess> start) {
    if (stopping) {
      throw new LocalServerException("nothing is started while everything is being stopped");
    }
    ChildProcess child = start.get();
    running.add(child);
    return child;
  }

  void remove(ChildProcess child) {
    running.remove(child);
  }

  /**
   * Fails if one has ended that nobody had asked to.
   *
   * @throws LocalServerException with its exit code and the end of its log
   */
  void requireAllAlive() {
    if (!stopping) {
      running.forEach(ChildProcess::requireAlive);
    }
  }

  /**
   * Waits until one ends. Returns only if it was asked to.
   *
   * @throws LocalServerException with its exit code and the end of its log, if it was not
   */
  void watch() {
    CompletableFuture.anyOf(
            running.stream().map(ChildProcess::onExit).toArray(CompletableFuture<?>[]::new))
        .join();
    requireAllAlive();
  }

  /** Stops all of them, and starts none from now on. */
  void stopAll() {
    refuseMore();
    for (Tier tier : Tier.values()) {
      List<ChildProcess> sameTier = running.stream().filter(child -> child.tier() == tier).toList();
      if (!sameTier.isEmpty()) {
        progress.accept(
            sameTier.stream()
                .map(ChildProcess::name)
                .collect(Collectors.joining(", ", "stopping ", "")));
        stopTogether(sameTier);
      }
    }
  }

  private synchronized void refuseMore() {
    stopping = true;
  }

  private void stopTogether(List<ChildProcess> sameTier) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      sameTier.forEach(child -> threads.execute(() -> stop(child)));
    }
  }

  private void stop(ChildProcess child) {
    if (!child.stop()) {
      progress.accept(
          "%s did not stop within %d s and was killed"
              .formatted(child.name(), child.tier().patience().toSeconds()));
    }
  }

  private static final class OfThisJvm {
    static final Children INSTANCE = new Children(LOG::info);
  }
}
