package dev.mandate.export;

import dev.mandate.csv.CsvTableWriter;
import dev.mandate.policy.Language;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A format in which entries of the audit log are taken away, in UTF-8. */
public enum ExportFormat {
  /** A table with a header row (RFC 4180), no cell of which is a formula. */
  CSV(CsvTableWriter.MEDIA_TYPE),

  /** One entry per line, as it is answered and, but for its sentence, hashed. */
  JSONL("application/jsonl"),

  /** One event of the Open Cybersecurity Schema Framework 1.8 per line. */
  OCSF("application/jsonl");

  private final String mediaType;

  ExportFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** The format of this name, as the contract writes it. */
  public static Optional<ExportFormat> of(String name) {
    return Arrays.stream(values()).filter(format -> format.label().equals(name)).findFirst();
  }

  /** Its name in the contract. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The media type. */
  public String mediaType() {
    return mediaType;
  }

  /** How files of this format end, without a dot. */
  public String extension() {
    return this == OCSF ? "ocsf.jsonl" : label();
  }

  /** The format with sentences in this language. */
  public EntryFormat in(Language language) {
    return switch (this) {
      case CSV -> new CsvEntries(language);
      case JSONL -> new JsonLinesEntries(language);
      case OCSF -> new OcsfEntries(language);
    };
  }
}
