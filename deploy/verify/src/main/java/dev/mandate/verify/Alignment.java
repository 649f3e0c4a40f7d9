package dev.mandate.verify;

import dev.mandate.audit.AuditEntry;
import dev.mandate.audit.EntryForm;
import dev.mandate.proof.Hash;
import dev.mandate.verify.Records.Read;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds the records of an export against the entries that the logs have, and tells each that fails.
 * Where the two part, it looks for the nearest place at which they meet again, so that what follows
 * is not taken for wrong, too.
 */
final class Alignment {
  /** So many entries may be missing, changed or too many in a row and are told exactly. */
  private static final int WINDOW = 256;

  private final ExpectedEntries expectedEntries;
  private final Records records;
  private final Findings findings;
  private final List<Expected> expected = new ArrayList<>();
  private final List<Found> found = new ArrayList<>();

  Alignment(ExpectedEntries expectedEntries, Records records, Findings findings) {
    this.expectedEntries = expectedEntries;
    this.records = records;
    this.findings = findings;
  }

  /** A record and the hash of its entry. */
  private record Found(Read read, @Nullable Hash hash) {
    static Found of(Read read) {
      AuditEntry entry = read.entry();
      return new Found(read, entry == null ? null : EntryForm.hash(entry));
    }

    boolean isOf(Expected entry) {
      return hash != null && hash.equals(entry.hash());
    }

    boolean isAt(Expected place) {
      AuditEntry entry = read.entry();
      return entry != null
          && entry.partnerId().equals(place.partnerId())
          && entry.position() == place.position();
    }

    @Override
    public String toString() {
      AuditEntry entry = read.entry();
      return entry == null
          ? "record %d".formatted(read.number())
          : "record %d (%s %d)".formatted(read.number(), entry.partnerId(), entry.position());
    }
  }

  /** Goes through all of both. */
  void run() throws IOException {
    fill(1);
    while (!expected.isEmpty() || !found.isEmpty()) {
      if (meetsAt(0, 0)) {
        accept();
      } else {
        fill(WINDOW);
        part();
      }
      fill(1);
    }
  }

  private void fill(int size) throws IOException {
    while (expected.size() < size) {
      var next = expectedEntries.next();
      if (next.isEmpty()) {
        break;
      }
      expected.add(next.get());
    }
    while (found.size() < size) {
      var next = records.next();
      if (next.isEmpty()) {
        break;
      }
      found.add(Found.of(next.get()));
    }
  }

  private boolean meetsAt(int inExpected, int inFound) {
    return inExpected < expected.size()
        && inFound < found.size()
        && found.get(inFound).isOf(expected.get(inExpected));
  }

  /** The hash of an entry is that of what it says; the record says it in its own words, too. */
  private void accept() {
    Found record = found.removeFirst();
    Expected entry = expected.removeFirst();
    if (record.read.fault() != null) {
      findings.fails("%s: %s".formatted(entry, record.read.fault()));
    }
  }

  /** Tells what lies before the nearest place at which both meet again. */
  private void part() {
    for (int distance = 1; distance < expected.size() + found.size(); distance++) {
      for (int missing = 0; missing <= distance; missing++) {
        if (meetsAt(missing, distance - missing)) {
          tell(missing, distance - missing);
          return;
        }
      }
    }
    tell(expected.size(), found.size());
  }

  private void tell(int entries, int recordCount) {
    List<Expected> lost = expected.subList(0, entries);
    List<Found> strange = found.subList(0, recordCount);
    for (Expected entry : lost) {
      Found changed = strange.stream().filter(f -> f.isAt(entry)).findFirst().orElse(null);
      findings.fails(
          changed == null
              ? entry + ": is missing"
              : "%s: was changed, in record %d".formatted(entry, changed.read.number()));
    }
    for (Found record : strange) {
      if (lost.stream().noneMatch(record::isAt)) {
        findings.fails(
            record.read.entry() == null
                ? "%s: %s".formatted(record, record.read.fault())
                : record + ": does not belong here");
      }
    }
    lost.clear();
    strange.clear();
  }
}
