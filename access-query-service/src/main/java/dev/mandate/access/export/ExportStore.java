package dev.mandate.access.export;

import dev.mandate.access.audit.AuditFilter;
import dev.mandate.access.export.Export.Log;
import dev.mandate.access.export.Export.Whole;
import dev.mandate.access.reading.Rows;
import dev.mandate.export.ExportFormat;
import dev.mandate.policy.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Remembers exports, so that each can be asked for again, and what it came to. */
@Component
class ExportStore {
  /** So many logs are looked at together. */
  private static final int LOGS = 500;

  private final JdbcTemplate jdbc;
  private final JdbcClient reading;
  private final JsonMapper json;

  /**
   * Remembers them in tables.
   *
   * @param reading finds logs, of which not everybody sees those of all partners
   */
  ExportStore(JdbcTemplate jdbc, JdbcClient reading, JsonMapper json) {
    this.jdbc = jdbc;
    this.reading = reading;
    this.json = json;
  }

  /**
   * What a log came to.
   *
   * @param tally what was read of it; null until the export was written to its end
   */
  record LogRead(Log log, @Nullable Tally tally) {}

  /** Settles what a new export holds: what is in the logs of its filter at present. */
  @Transactional
  public void begin(Export export) {
    jdbc.update(
        """
        insert into proof.export (export_id, format, language, filters, words, asked_by, started)
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        export.id(),
        export.format().name(),
        export.language().name(),
        json.writeValueAsString(export.filter().searching(null)),
        export.filter().q(),
        export.askedBy(),
        export.started().atOffset(ZoneOffset.UTC));
    jdbc.update(
        """
        insert into proof.export_log (export_id, partner_id, up_to)
        select ?, partner_id, position from partner_progress
        where position > 0 and partner_id = coalesce(?, partner_id)
        """,
        export.id(),
        export.filter().partner());
  }

  Optional<Export> find(UUID id) {
    return jdbc
        .query("select * from proof.export where export_id = ?", (row, _) -> export(row), id)
        .stream()
        .findFirst();
  }

  private Export export(ResultSet row) throws SQLException {
    return new Export(
        row.getObject("export_id", UUID.class),
        ExportFormat.valueOf(row.getString("format")),
        Language.valueOf(row.getString("language")),
        json.readValue(row.getString("filters"), AuditFilter.class)
            .searching(row.getString("words")),
        row.getString("asked_by"),
        Rows.instant(row, "started"),
        whole(row));
  }

  private static @Nullable Whole whole(ResultSet row) throws SQLException {
    OffsetDateTime ended = row.getObject("ended", OffsetDateTime.class);
    return ended == null
        ? null
        : new Whole(
            ended.toInstant(),
            row.getLong("rows"),
            row.getLong("bytes"),
            HexFormat.of().formatHex(row.getBytes("sha256")));
  }

  /** Whether somebody was erased in a log of an export since it began. */
  boolean isOutdated(UUID id) {
    return Boolean.TRUE.equals(
        jdbc.queryForObject(
            """
            select exists (
              select from proof.export_log l
              join proof.person_secret s
                on s.partner_id = l.partner_id and s.erased_position > l.up_to
              where l.export_id = ?)
            """,
            Boolean.class,
            id));
  }

  /** The next logs of an export, from a partner on, in the order in which they are written. */
  List<Log> logsFrom(UUID id, String partnerId) {
    return logs("partner_id >= ?", id, partnerId);
  }

  /** The next logs behind that of a partner. */
  List<Log> logsAfter(UUID id, String partnerId) {
    return logs("partner_id > ?", id, partnerId);
  }

  private List<Log> logs(String place, UUID id, String partnerId) {
    return reading
        .sql(
            """
            select partner_id, up_to from proof.export_log
            where export_id = ? and %s order by partner_id limit ?
            """
                .formatted(place))
        .params(id, partnerId, LOGS)
        .query((row, _) -> log(row))
        .list();
  }

  /** All logs of an export with what they came to. */
  List<LogRead> logsRead(UUID id) {
    return reading
        .sql("select * from proof.export_log where export_id = ? order by partner_id")
        .param(id)
        .query((row, _) -> new LogRead(log(row), tally(row)))
        .list();
  }

  private static Log log(ResultSet row) throws SQLException {
    return new Log(row.getString("partner_id"), row.getLong("up_to"));
  }

  private static @Nullable Tally tally(ResultSet row) throws SQLException {
    Long rows = row.getObject("rows", Long.class);
    return rows == null ? null : new Tally(rows, row.getLong("first"), row.getLong("last"));
  }

  /** A log was written to its end. */
  void endLog(UUID id, Log log, Tally tally) {
    jdbc.update(
        """
        update proof.export_log set rows = ?, first = nullif(?, 0), last = nullif(?, 0)
        where export_id = ? and partner_id = ?
        """,
        tally.rows(),
        tally.first(),
        tally.last(),
        id,
        log.partnerId());
  }

  /**
   * The export was written to its end. What the first download came to counts: one that is still
   * under way when somebody is erased comes to something else.
   */
  void end(UUID id, long rows, long bytes, String sha256) {
    jdbc.update(
        """
        update proof.export set ended = now(), rows = ?, bytes = ?, sha256 = ?
        where export_id = ? and ended is null
        """,
        rows,
        bytes,
        HexFormat.of().parseHex(sha256),
        id);
  }
}
