package dev.mandate.system.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A table without quoted fields, as all policy tables are. */
final class Csv {
  private Csv() {}

  /** The rows below the header, in the order of the file. */
  static List<List<String>> rows(Path file) {
    try {
      List<List<String>> rows = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        rows.add(List.of(line.split(",", -1)));
      }
      return rows.subList(1, rows.size());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the table " + file, e);
    }
  }
}
