package dev.mandate.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** One process that this JVM started and answers for. */
final class ChildProcess {
  private final ProcessPlan plan;
  private final ServerFolder folder;
  private final Process process;
  private final Children children;

  private ChildProcess(ProcessPlan plan, ServerFolder folder, Process process, Children children) {
    this.plan = plan;
    this.folder = folder;
    this.process = process;
    this.children = children;
  }

  /** Starts the process; from then on it holds the folder until it is stopped or killed. */
  static ChildProcess start(ProcessPlan plan, ServerFolder folder, Children children) {
    folder.log().begin();
    ProcessBuilder builder =
        new ProcessBuilder(inOwnSession(plan.command()))
            .directory(plan.workingFolder().toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.log().path().toFile());
    builder.environment().putAll(plan.environment());
    ChildProcess child =
        children.add(() -> new ChildProcess(plan, folder, launch(plan, builder), children));
    try {
      folder.remember(child.process.toHandle(), plan.workingFolder());
    } catch (RuntimeException e) {
      child.kill();
      throw e;
    }
    return child;
  }

  private static Process launch(ProcessPlan plan, ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + plan.name(), e);
    }
  }

  /** Ctrl-C reaches every process of the terminal's session; the order of stopping is ours. */
  private static List<String> inOwnSession(List<String> command) {
    List<String> line = new ArrayList<>(List.of("setsid"));
    line.addAll(command);
    return line;
  }

  String name() {
    return plan.name();
  }

  Tier tier() {
    return plan.tier();
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  CompletableFuture<Process> onExit() {
    return process.onExit();
  }

  /**
   * Waits until the process serves.
   *
   * @throws LocalServerException with the end of the log, if it ends or takes longer than the limit
   */
  void awaitReady(Duration limit, BooleanSupplier ready) {
    boolean inTime =
        Await.until(
            limit,
            () -> {
              requireAlive();
              return ready.getAsBoolean();
            });
    if (!inTime) {
      throw new LocalServerException(
          "%s is not ready after %d s. %s"
              .formatted(name(), limit.toSeconds(), folder.log().tail()));
    }
  }

  /**
   * Fails if the process has ended.
   *
   * @throws LocalServerException with its exit code and the end of its log
   */
  void requireAlive() {
    if (!process.isAlive()) {
      throw new LocalServerException(
          "%s ended unexpectedly with exit code %d. %s"
              .formatted(name(), process.exitValue(), folder.log().tail()));
    }
  }

  /**
   * Stops the process in its orderly way, by force if that takes too long.
   *
   * @return whether it stopped by itself
   */
  boolean stop() {
    children.remove(this);
    boolean byItself = !process.isAlive() || Termination.stop(process.toHandle(), plan.tier());
    leave();
    return byItself;
  }

  /** Kills the process and its descendants, as a crash would. */
  void kill() {
    children.remove(this);
    if (process.isAlive()) {
      Termination.kill(process.toHandle());
    }
    leave();
  }

  private void leave() {
    process.onExit().join(); // it has ended; this JVM has yet to notice
    folder.close();
  }
}
