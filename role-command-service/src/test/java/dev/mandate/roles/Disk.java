package dev.mandate.roles;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** The files of a server, as somebody sees them who has its disk. */
public final class Disk {
  private final Path folder;

  Disk(Path folder) {
    this.folder = folder;
  }

  /** The files in which a text is, in UTF-8, at any place. */
  public List<Path> filesWith(String text) {
    String bytes = new String(text.getBytes(UTF_8), ISO_8859_1);
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              try {
                if (attributes.isRegularFile() && content(file).contains(bytes)) {
                  found.add(folder.relativize(file));
                }
              } catch (NoSuchFileException e) {
                // Deleted meanwhile.
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE; // deleted meanwhile
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static String content(Path file) throws IOException {
    return new String(Files.readAllBytes(file), ISO_8859_1);
  }
}
