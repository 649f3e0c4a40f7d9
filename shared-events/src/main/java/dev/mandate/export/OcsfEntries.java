package dev.mandate.export;

import dev.mandate.audit.AuditEntry;
import dev.mandate.audit.EntryForm;
import dev.mandate.audit.EntryReader;
import dev.mandate.audit.Summary;
import dev.mandate.policy.Language;
import dev.mandate.proof.CanonicalJson;
import dev.mandate.wire.JsonValues;
import java.util.Map;

/**
 * Entries as events of the Open Cybersecurity Schema Framework, one per line. Each holds the entry
 * itself as its raw data, which is read back.
 */
final class OcsfEntries implements EntryFormat {
  private static final String RAW_DATA = "raw_data";

  private final Language language;

  OcsfEntries(Language language) {
    this.language = language;
  }

  @Override
  public String header() {
    return "";
  }

  @Override
  public String write(AuditEntry entry) {
    Map<String, Object> event = new OcsfEvent(entry).attributes();
    event.put("message", Summary.of(entry, language));
    event.put(RAW_DATA, EntryForm.exported(entry));
    return CanonicalJson.of(event) + "\n";
  }

  @Override
  public boolean opensOrCloses(String line) {
    return false;
  }

  @Override
  public AuditEntry read(String record) {
    if (JsonValues.read(record).get(RAW_DATA) instanceof String entry) {
      return EntryReader.read(entry);
    }
    throw new IllegalArgumentException(RAW_DATA + " is missing");
  }
}
