package dev.mandate.access.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Searches files byte by byte. */
final class Bytes {
  private Bytes() {}

  /** The files in and below a folder that have a text in UTF-8 somewhere. */
  static List<Path> filesWith(Path folder, String text) {
    String bytes = new String(text.getBytes(UTF_8), ISO_8859_1);
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(file -> read(file).contains(bytes)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One character for each byte. */
  private static String read(Path file) {
    try {
      return Files.readString(file, ISO_8859_1);
    } catch (NoSuchFileException _) {
      return ""; // the server has deleted it
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
