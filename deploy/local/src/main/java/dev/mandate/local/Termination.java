package dev.mandate.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Ends processes, also such as this JVM did not start. */
final class Termination {
  private static final Duration UNTIL_KILLED_IS_GONE = Duration.ofSeconds(10);

  private Termination() {}

  /**
   * Asks the process to stop, and kills it when it takes longer than its tier allows.
   *
   * @return whether it stopped by itself
   */
  static boolean stop(ProcessHandle process, Tier tier) {
    signal(process, tier.stopSignal());
    if (Await.until(tier.patience(), () -> isGone(process))) {
      return true;
    }
    kill(process);
    return false;
  }

  /** Kills the process and its descendants and waits until none of them is left. */
  static void kill(ProcessHandle process) {
    List<ProcessHandle> all = Stream.concat(Stream.of(process), process.descendants()).toList();
    // The parent first, so that it does not replace the children that are killed after it.
    all.forEach(ProcessHandle::destroyForcibly);
    if (!Await.until(UNTIL_KILLED_IS_GONE, () -> all.stream().allMatch(Termination::isGone))) {
      throw new LocalServerException(
          "process %d is still there %d s after it was killed; end it by hand"
              .formatted(process.pid(), UNTIL_KILLED_IS_GONE.toSeconds()));
    }
  }

  /**
   * Whether the process has ended. A zombie has: where process 1 reaps nothing, as in many
   * containers, an orphan stays one for ever.
   */
  static boolean isGone(ProcessHandle handle) {
    Path process = Path.of("/proc", Long.toString(handle.pid()));
    try (Stream<Path> threads = Files.list(process.resolve("task"))) {
      String stat = Files.readString(process.resolve("stat"));
      // The state follows the name, which stands in parentheses and may hold some itself. The first
      // thread can be a zombie while others are still about to end, with all files still open.
      return stat.charAt(stat.lastIndexOf(')') + 2) == 'Z' && threads.count() == 1;
    } catch (IOException e) {
      return !handle.isAlive(); // its files cannot be read because they are gone as well
    }
  }

  /** Java itself sends nothing but TERM and KILL; the shell's own kill is on every machine. */
  private static void signal(ProcessHandle process, String name) {
    try {
      new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor(); // fails if the process has just ended, which is what is wanted
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalServerException("interrupted while stopping process " + process.pid(), e);
    }
  }
}
