package dev.mandate.access.console.overview;

import dev.mandate.access.audit.AuditFilter;
import dev.mandate.access.audit.AuditLog;
import dev.mandate.access.console.ConsolePart;
import dev.mandate.access.directory.AdministratorDirectory;
import dev.mandate.access.directory.PartnerDirectory;
import dev.mandate.access.http.Paging;
import dev.mandate.access.permission.ReadPermissions;
import dev.mandate.access.reading.Positioned;
import dev.mandate.access.reading.ReadModel;
import dev.mandate.access.reading.Rows;
import dev.mandate.web.Caller;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts together how things stand in a partner. */
@ConsolePart
@Component
final class Overviews {
  private static final int DAYS = 30;
  private static final int ENTRIES = 8;
  private static final int NEAR_LIMIT = 10;

  private final ReadPermissions permissions;
  private final ReadModel readModel;
  private final PartnerDirectory partners;
  private final AdministratorDirectory administrators;
  private final AuditLog auditLog;
  private final Activity activity;
  private final JdbcClient jdbc;
  private final MeterRegistry metrics;

  Overviews(
      ReadPermissions permissions,
      ReadModel readModel,
      PartnerDirectory partners,
      AdministratorDirectory administrators,
      AuditLog auditLog,
      Activity activity,
      JdbcClient jdbc,
      MeterRegistry metrics) {
    this.permissions = permissions;
    this.readModel = readModel;
    this.partners = partners;
    this.administrators = administrators;
    this.auditLog = auditLog;
    this.activity = activity;
    this.jdbc = jdbc;
    this.metrics = metrics;
  }

  /**
   * That of a partner.
   *
   * @param zone the one whose days count
   * @throws dev.mandate.access.http.NotFoundException if it is not theirs
   */
  Overview of(Caller.Person person, String partnerId, long atLeast, ZoneId zone) {
    permissions.partner(person, partnerId, atLeast);
    boolean seesAdministrators = permissions.maySeeAdministrators(person, partnerId);
    boolean readsLog = permissions.mayReadLog(person, partnerId);
    Positioned<Overview> found =
        readModel.ask(
            () -> Optional.of(partnerId),
            id -> id,
            atLeast,
            (id, position) ->
                new Overview(
                    partners.partner(id),
                    position,
                    decided(id),
                    waiting(),
                    seesAdministrators ? administratorsOf(id) : null,
                    readsLog ? logOf(id, zone) : null));
    return found.answer();
  }

  private Overview.Administrators administratorsOf(String partnerId) {
    var filter = new AdministratorDirectory.Filter(null, true, null);
    return new Overview.Administrators(
        administrators.holders(partnerId),
        administrators.administrators(partnerId, filter, Paging.of(NEAR_LIMIT, null, 1)).items());
  }

  private Overview.Log logOf(String partnerId, ZoneId zone) {
    List<Day> days = activity.lastDays(DAYS, partnerId, zone);
    AuditFilter filter =
        new AuditFilter(partnerId, null, null, null, null, null, null, null, null, null);
    return new Overview.Log(
        Chart.of(days),
        days.stream().mapToLong(Day::commands).sum(),
        days.stream().mapToLong(Day::rejections).sum(),
        auditLog.search(filter, Paging.of(ENTRIES, null, AuditLog.KEY_LENGTH)).items());
  }

  private @Nullable Instant decided(String partnerId) {
    return jdbc.sql("select decided_at from partner_progress where partner_id = ?")
        .param(partnerId)
        .query((row, _) -> Optional.ofNullable(Rows.instantOrNull(row, "decided_at")))
        .optional()
        .flatMap(decided -> decided)
        .orElse(null);
  }

  /** What health and metrics say, too. */
  private long waiting() {
    Gauge gauge = metrics.find("mandate.projection.lag").gauge();
    return gauge == null ? 0 : (long) gauge.value();
  }
}
