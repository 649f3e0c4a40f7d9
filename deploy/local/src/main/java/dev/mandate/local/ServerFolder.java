package dev.mandate.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The folder of one server, held for it alone: its data, its log and the id of its process. */
final class ServerFolder implements AutoCloseable {
  private final Path path;
  private final LogFile log;
  private final FolderLock lock;

  private ServerFolder(Path path, LogFile log, FolderLock lock) {
    this.path = path;
    this.log = log;
    this.lock = lock;
  }

  /**
   * Takes the folder for a server.
   *
   * @throws LocalServerException if another one holds it
   */
  static ServerFolder claim(Path folder, Path log) {
    Path path = folder.toAbsolutePath().normalize();
    return new ServerFolder(path, new LogFile(log.toAbsolutePath()), FolderLock.take(path));
  }

  Path path() {
    return path;
  }

  LogFile log() {
    return log;
  }

  /** Notes which process serves this folder, for the case that nobody is left to stop it. */
  void remember(ProcessHandle process, Path workingFolder) {
    try {
      Files.write(pidFile(), List.of(Long.toString(process.pid()), workingFolder.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot note process " + process.pid(), e);
    }
  }

  /** Stops a server that still runs here because the JVM that had started it was killed. */
  void stopLeftBehind(Tier tier, Consumer<String> progress) {
    leftBehind()
        .ifPresent(
            process -> {
              progress.accept(
                  "stopping process %d, left behind in %s".formatted(process.pid(), path));
              Termination.stop(process, tier);
            });
  }

  private Optional<ProcessHandle> leftBehind() {
    try {
      if (!Files.exists(pidFile())) {
        return Optional.empty();
      }
      List<String> lines = Files.readAllLines(pidFile());
      if (lines.size() < 2) {
        return Optional.empty(); // its writer was killed in the middle
      }
      return ProcessHandle.of(Long.parseLong(lines.getFirst()))
          .filter(process -> runsIn(Path.of(lines.get(1)), process));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + pidFile(), e);
    }
  }

  /** Whether the process works in the folder; its id alone proves little, as ids are used again. */
  static boolean runsIn(Path folder, ProcessHandle process) {
    Path workingFolder = Path.of("/proc", Long.toString(process.pid()), "cwd");
    try {
      return Files.isSameFile(workingFolder, folder);
    } catch (IOException e) {
      return false; // it has ended, is somebody else's, or the folder is gone: it is not that one
    }
  }

  private Path pidFile() {
    return path.resolve("process.pid");
  }

  @Override
  public void close() {
    lock.close();
  }
}
