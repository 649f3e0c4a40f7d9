package dev.mandate.export;

import dev.mandate.audit.AuditEntry;

/** Writes entries as records of text, and reads them back. Not for several threads at once. */
public interface EntryFormat {
  /** What comes before the first record. */
  String header();

  /** An entry as a record, up to its line end. The same entry always becomes the same text. */
  String write(AuditEntry entry);

  /**
   * Whether, behind this line, a record goes on that begins with it, and one ends that went on
   * until here.
   */
  boolean opensOrCloses(String line);

  /**
   * Reads a record.
   *
   * @throws IllegalArgumentException if it holds no entry
   */
  AuditEntry read(String record);
}
