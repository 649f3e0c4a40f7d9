package dev.mandate.verify;

import dev.mandate.export.ExportFormat;
import dev.mandate.policy.Language;
import dev.mandate.wire.JsonValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an export is said to be. Nobody has signed it: only the notes of its checkpoints are.
 *
 * @param filtered whether it says that entries were left out by a filter
 */
record Manifest(
    ExportFormat format,
    Language language,
    boolean filtered,
    long rows,
    long bytes,
    String sha256,
    List<Log> logs) {
  private static final String PARTNER = "partner";

  /**
   * A log of which there are entries in the export.
   *
   * @param upTo the position that it had when the export was begun
   * @param note its signed checkpoint
   */
  record Log(String partnerId, long upTo, String note) {}

  /**
   * Reads a manifest.
   *
   * @throws UsageException if the file holds none, or one of an export that was not ended
   */
  static Manifest read(Path file) throws IOException {
    try {
      Fields fields = new Fields(JsonValues.read(Files.readString(file)));
      if (!fields.value("complete", Boolean.class)) {
        throw new UsageException(
            "the export of " + file + " was not written to its end; download it, and its manifest");
      }
      return of(fields);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "%s is no manifest of an export: %s".formatted(file, e.getMessage()));
    }
  }

  private static Manifest of(Fields fields) {
    String language = fields.value("language", String.class);
    Map<?, ?> filters = fields.value("filters", Map.class);
    List<?> logs = fields.value("logs", List.class);
    return new Manifest(
        ExportFormat.of(fields.value("format", String.class))
            .orElseThrow(() -> new IllegalArgumentException("there is no such format")),
        Arrays.stream(Language.values())
            .filter(each -> each.tag().equals(language))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("there is no such language")),
        filters.keySet().stream().anyMatch(name -> !name.equals(PARTNER)),
        fields.number("rows"),
        fields.number("bytes"),
        fields.value("sha256", String.class),
        logs.stream().map(Manifest::log).toList());
  }

  private static Log log(@Nullable Object log) {
    Fields fields = Fields.of(log);
    return new Log(
        fields.value("partnerId", String.class),
        fields.number("upTo"),
        Fields.of(fields.value("checkpoint", Map.class)).value("note", String.class));
  }

  /** The fields of an object. */
  private record Fields(Map<?, ?> fields) {
    static Fields of(@Nullable Object object) {
      if (object instanceof Map<?, ?> map) {
        return new Fields(map);
      }
      throw new IllegalArgumentException("something is no object");
    }

    <T> T value(String name, Class<T> type) {
      Object value = fields.get(name);
      if (!type.isInstance(value)) {
        throw new IllegalArgumentException(name + " is missing");
      }
      return type.cast(value);
    }

    long number(String name) {
      return value(name, Number.class).longValue();
    }
  }
}
