package dev.mandate.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a process writes to its output. Only the log of the run before is kept. */
final class LogFile {
  private static final int TAIL_LINES = 20;
  private static final int TAIL_BYTES = 16 * 1024;

  private final Path path;

  LogFile(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  /** Begins an empty log and keeps the one before as {@code <name>.previous}. */
  void begin() {
    try {
      Path folder = Files.createDirectories(path.toAbsolutePath().getParent());
      if (Files.exists(path)) {
        Files.move(path, folder.resolve(path.getFileName() + ".previous"), REPLACE_EXISTING);
      }
      Files.createFile(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot begin the log " + path, e);
    }
  }

  /** The last lines, indented, under a line that names the file. */
  String tail() {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      file.seek(Math.max(0, file.length() - TAIL_BYTES));
      byte[] bytes = new byte[Math.toIntExact(file.length() - file.getFilePointer())];
      file.readFully(bytes);
      List<String> lines = new String(bytes, UTF_8).lines().toList();
      List<String> last = lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
      return "The last lines of %s:%n%s".formatted(path, String.join("\n", last).indent(2));
    } catch (IOException e) {
      return "Its log %s cannot be read: %s".formatted(path, e);
    }
  }
}
