package dev.mandate.policy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the policy tables: a header line, then one row per line, no quoting. */
final class CsvTable {
  private CsvTable() {}

  /** The rows of a table beside this class, each as column name to value. */
  static List<Map<String, String>> read(String name) {
    InputStream resource = CsvTable.class.getResourceAsStream(name);
    if (resource == null) {
      throw new IllegalStateException("The policy table " + name + " is missing from the jar");
    }
    try (var reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      List<String> lines = reader.lines().filter(line -> !line.isBlank()).toList();
      String[] header = lines.getFirst().split(",", -1);
      return lines.stream().skip(1).map(line -> row(name, header, line)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The policy table " + name + " cannot be read", e);
    }
  }

  private static Map<String, String> row(String table, String[] header, String line) {
    String[] cells = line.split(",", -1);
    if (cells.length != header.length) {
      throw new IllegalStateException(
          "The policy table %s has a row of %d cells instead of %d: %s"
              .formatted(table, cells.length, header.length, line));
    }
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < header.length; i++) {
      row.put(header[i], cells[i]);
    }
    return Map.copyOf(row);
  }
}
