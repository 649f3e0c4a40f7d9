package dev.mandate.access.webex;

import dev.mandate.access.audit.AuditFilter;
import dev.mandate.access.audit.AuditLog;
import dev.mandate.access.http.BadRequestException;
import dev.mandate.access.http.Page;
import dev.mandate.audit.AuditEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds audit events, newest first. The pages that follow each other by our links begin behind the
 * last event of the page before, so that new events move nothing. A client that counts by itself
 * gets what it counts: from the newest event on, whatever has come meanwhile.
 */
@Component
final class EventSearch {
  /** Whoever reads further follows the links, which cost the same on every page. */
  private static final int LARGEST_OFFSET = 10_000;

  private static final int STEP = 1_000;

  private final AuditLog log;

  EventSearch(AuditLog log) {
    this.log = log;
  }

  /**
   * A page.
   *
   * @param offset how many events to pass over
   * @param cursor from a link, or null to begin with the newest event
   */
  Page<AuditEntry> page(
      EventQuery query, Organization organization, int offset, @Nullable String cursor) {
    if (offset < 0 || offset > LARGEST_OFFSET) {
      throw new BadRequestException(
          "offset has to be 0 to %d; follow the links of the pages".formatted(LARGEST_OFFSET));
    }
    AuditFilter filter = query.filter(organization);
    String place = cursor;
    for (int left = offset; left > 0; left -= STEP) {
      place = log.search(filter, query.paging(Math.min(left, STEP), place)).nextCursor();
      if (place == null) {
        return new Page<>(List.of(), null);
      }
    }
    return log.search(filter, query.paging(query.max(), place));
  }
}
