package dev.mandate.local;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The exclusive use of a folder by one user of this JVM. The operating system gives it back when
 * the JVM ends, however that happens: whoever gets it knows that nobody looks after what the one
 * before left running.
 */
final class FolderLock implements AutoCloseable {
  /** The name of the file that is locked. */
  static final String FILE_NAME = "lock";

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the folder, which is created if it is not there.
   *
   * @throws LocalServerException if it is taken
   */
  static FolderLock take(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel channel = FileChannel.open(folder.resolve(FILE_NAME), CREATE, WRITE);
      if (isLocked(channel)) {
        return new FolderLock(channel);
      }
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use the folder " + folder, e);
    }
    throw new LocalServerException(
        ("%s is in use by a running stack or test. Stop that one, or use another folder"
                + " (deploy/local/start takes it from MANDATE_DATA).")
            .formatted(folder));
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // this JVM itself holds it
    }
  }

  /** Gives the folder back; doing so again has no effect. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
