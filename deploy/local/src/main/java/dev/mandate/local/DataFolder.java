package dev.mandate.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Everything that the stack keeps between starts, held for one stack alone. */
final class DataFolder implements AutoCloseable {
  private final Path path;
  private final FolderLock lock;

  private DataFolder(Path path, FolderLock lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Takes the folder, and stops what an earlier stack left running in it when it was killed.
   *
   * @throws LocalServerException if another stack holds it
   */
  static DataFolder take(Path path, Consumer<String> progress) {
    DataFolder folder = new DataFolder(path, FolderLock.take(path));
    folder.stopLeftBehind(progress);
    return folder;
  }

  private void stopLeftBehind(Consumer<String> progress) {
    for (Service service : Service.values()) {
      stopLeftBehind(of(service), Tier.SERVICE, progress);
    }
    stopLeftBehind(issuer(), Tier.SERVICE, progress);
    stopLeftBehind(kafka(), Tier.BROKER, progress);
    stopLeftBehind(postgres(), Tier.DATABASE, progress);
  }

  private void stopLeftBehind(Path server, Tier tier, Consumer<String> progress) {
    try (ServerFolder folder = ServerFolder.claim(server, log(server))) {
      folder.stopLeftBehind(tier, progress);
    }
  }

  /** Deletes what the stack has put here, and nothing else: the folder is the user's choice. */
  void empty() {
    Stream.concat(
            Stream.of(postgres(), kafka(), issuer(), path.resolve("logs")),
            Stream.of(Service.values()).map(this::of))
        .forEach(DataFolder::delete);
  }

  private static void delete(Path folder) {
    try {
      FileTree.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }

  Path path() {
    return path;
  }

  Path postgres() {
    return path.resolve("postgres");
  }

  Path kafka() {
    return path.resolve("kafka");
  }

  Path issuer() {
    return path.resolve(LocalIssuer.NAME);
  }

  Path of(Service service) {
    return path.resolve(service.artifact());
  }

  /** The log of the server that has this folder. */
  Path log(Path server) {
    return path.resolve("logs").resolve(server.getFileName() + ".log");
  }

  @Override
  public void close() {
    lock.close();
  }
}
