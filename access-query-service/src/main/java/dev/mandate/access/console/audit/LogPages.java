package dev.mandate.access.console.audit;

import dev.mandate.access.audit.AuditFilter;
import dev.mandate.access.audit.AuditLog;
import dev.mandate.access.audit.LogReader;
import dev.mandate.access.audit.LogReader.Part;
import dev.mandate.access.console.ConsolePart;
import dev.mandate.access.console.page.Times;
import dev.mandate.access.console.page.Visitor;
import dev.mandate.access.http.NotFoundException;
import dev.mandate.access.http.Page;
import dev.mandate.access.http.Paging;
import dev.mandate.access.reading.Positioned;
import dev.mandate.access.reading.ReadModel;
import dev.mandate.audit.AuditEntry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks up what the pages of a log show. */
@ConsolePart
@Component
final class LogPages {
  private static final int PAGE = 50;

  private final ReadModel readModel;
  private final AuditLog auditLog;
  private final LogReader reader;

  LogPages(ReadModel readModel, AuditLog auditLog, LogReader reader) {
    this.readModel = readModel;
    this.auditLog = auditLog;
    this.reader = reader;
  }

  /**
   * A page of the entries that are looked for, newest first.
   *
   * @param cursor what the page before said, or null
   */
  Page<AuditEntry> entries(
      OpenLog log, EntrySearch search, Times times, @Nullable String cursor, Visitor visitor) {
    AuditFilter filter = filter(log, search, times, visitor);
    Paging paging = Paging.of(PAGE, cursor, AuditLog.KEY_LENGTH, "console-audit", filter);
    return readModel
        .ask(
            () -> Optional.of(log.partnerId()),
            visitor.atLeast(),
            _ -> auditLog.search(filter, paging))
        .answer();
  }

  /** What is looked for, as a filter. */
  AuditFilter filter(OpenLog log, EntrySearch search, Times times, Visitor visitor) {
    Long position = search.relatedTo();
    return search.filter(
        log, times, position == null ? null : entry(log, position, visitor).answer());
  }

  /**
   * The entry at a position, and the position that the log has now.
   *
   * @throws NotFoundException if it is not there, or not in what is open
   */
  Positioned<AuditEntry> entry(OpenLog log, long position, Visitor visitor) {
    AuditFilter filter =
        new AuditFilter(
            log.partnerId(), log.customerId(), null, null, null, null, null, null, null, null);
    Part part = new Part(log.partnerId(), position - 1, position);
    return readModel.ask(
        () -> Optional.of(log.partnerId()),
        visitor.atLeast(),
        _ ->
            reader.entries(filter, part, 1).stream()
                .findFirst()
                .orElseThrow(NotFoundException::new));
  }
}
