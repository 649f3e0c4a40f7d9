package dev.mandate.export;

import dev.mandate.audit.AuditEntry;
import dev.mandate.audit.EntryForm;
import dev.mandate.audit.EntryReader;
import dev.mandate.audit.Summary;
import dev.mandate.policy.Language;

/** Entries as JSON Lines. */
final class JsonLinesEntries implements EntryFormat {
  private final Language language;

  JsonLinesEntries(Language language) {
    this.language = language;
  }

  @Override
  public String header() {
    return "";
  }

  @Override
  public String write(AuditEntry entry) {
    return EntryForm.exported(entry, Summary.of(entry, language)) + "\n";
  }

  @Override
  public boolean opensOrCloses(String line) {
    return false;
  }

  @Override
  public AuditEntry read(String record) {
    return EntryReader.read(record);
  }
}
