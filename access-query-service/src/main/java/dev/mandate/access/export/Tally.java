package dev.mandate.access.export;

import dev.mandate.audit.AuditEntry;
import java.util.List;

/**
 * What has been read of a log.
 *
 * @param rows how many entries
 * @param first the position of the first; 0 if there was none yet
 * @param last that of the last
 */
record Tally(long rows, long first, long last) {
  static final Tally NOTHING = new Tally(0, 0, 0);

  /** The same, and the next entries. */
  Tally and(List<AuditEntry> page) {
    return new Tally(
        rows + page.size(),
        rows == 0 ? page.getFirst().position() : first,
        page.getLast().position());
  }
}
