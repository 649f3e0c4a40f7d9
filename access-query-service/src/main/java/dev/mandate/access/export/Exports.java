package dev.mandate.access.export;

import dev.mandate.access.audit.AuditFilter;
import dev.mandate.access.export.ExportStore.LogRead;
import dev.mandate.access.http.ForbiddenException;
import dev.mandate.access.http.NotFoundException;
import dev.mandate.access.permission.ReadPermissions;
import dev.mandate.export.ExportFormat;
import dev.mandate.policy.Language;
import dev.mandate.web.Caller;
import dev.mandate.web.Caller.Client;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Begins exports, and finds them again for whoever may have them. */
@Component
public final class Exports {
  private final ReadPermissions permissions;
  private final ExportStore store;
  private final Readings readings;
  private final Clock clock;

  Exports(ReadPermissions permissions, ExportStore store, Readings readings, Clock clock) {
    this.permissions = permissions;
    this.store = store;
    this.readings = readings;
    this.clock = clock;
  }

  /**
   * Settles what a new export holds.
   *
   * @param filter one that whoever asks may read by
   */
  public Export begin(Caller caller, AuditFilter filter, ExportFormat format, Language language) {
    Export export =
        new Export(
            UUID.randomUUID(),
            format,
            language,
            filter,
            caller.name(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            null);
    store.begin(export);
    return export;
  }

  /**
   * An export by its id.
   *
   * @throws NotFoundException if there is none that this caller may have
   */
  public Export find(String id, Caller caller) {
    try {
      return store
          .find(UUID.fromString(id))
          .filter(export -> mayHave(export, caller))
          .orElseThrow(NotFoundException::new);
    } catch (IllegalArgumentException e) {
      throw new NotFoundException(); // not even an id
    }
  }

  /** Whether it cannot be had again, as somebody in its logs was erased since it was begun. */
  public boolean isOutdated(Export export) {
    return store.isOutdated(export.id());
  }

  /** How far it is: what downloads of it have read so far. */
  public ExportProgress progress(Export export) {
    long most =
        store.logsRead(export.id()).stream().map(LogRead::log).mapToLong(Export.Log::upTo).sum();
    return readings.progress(export.id(), most);
  }

  /** Its asker, as long as it may read what is in it; and clients that read the log anyway. */
  private boolean mayHave(Export export, Caller caller) {
    try {
      permissions.entries(caller, export.filter().partner(), export.filter().customer(), 0);
      return caller instanceof Client client
          ? client.partner() == null || client.partner().equals(export.filter().partner())
          : caller.name().equals(export.askedBy());
    } catch (NotFoundException | ForbiddenException _) {
      return false;
    }
  }
}
