package dev.mandate.access.export;

import dev.mandate.export.ExportFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What downloads have read of logs, until it is on record there (R32). */
@Component
final class Readings {
  /** After this long without a sign of life a download has ended, with its instance. */
  private static final String SILENCE = "10 minutes";

  /** A number for the advisory lock of whoever puts readings on record; nobody else uses it. */
  private static final long RECORDER = 0x4d616e64_72656164L;

  private final JdbcTemplate jdbc;

  Readings(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A reading that has ended.
   *
   * @param rows how many entries, or more: they were sent, and may not have arrived
   * @param format that of the export
   * @param filters what it was asked for, as JSON, without the words that were searched for
   * @param searched whether there were such words
   * @param askedBy whoever began it
   */
  record Ended(
      UUID downloadId,
      String partnerId,
      UUID exportId,
      long rows,
      ExportFormat format,
      String filters,
      boolean searched,
      String askedBy) {}

  /** A download begins with a log. */
  void begin(UUID exportId, UUID downloadId, String partnerId, long rows) {
    jdbc.update(
        """
        insert into proof.export_reading (export_id, download_id, partner_id, rows, touched)
        values (?, ?, ?, ?, now())
        """,
        exportId,
        downloadId,
        partnerId,
        rows);
  }

  /** It goes on. */
  void continues(UUID downloadId, String partnerId, long rows) {
    jdbc.update(
        """
        update proof.export_reading set rows = ?, touched = now()
        where download_id = ? and partner_id = ? and not recorded
        """,
        rows,
        downloadId,
        partnerId);
  }

  /** It has left the log. */
  void end(UUID downloadId, String partnerId, long rows) {
    jdbc.update(
        """
        update proof.export_reading set rows = ?, touched = null
        where download_id = ? and partner_id = ? and not recorded
        """,
        rows,
        downloadId,
        partnerId);
  }

  /**
   * How far the downloads of an export are.
   *
   * @param most how many entries it can have
   */
  ExportProgress progress(UUID exportId, long most) {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            """
            select coalesce(max(rows), 0) as rows, coalesce(bool_or(running), false) as running
            from (
              select sum(rows) as rows, bool_or(touched > now() - ?::interval) as running
              from proof.export_reading where export_id = ? group by download_id) download
            """,
            (row, _) -> new ExportProgress(row.getLong("rows"), row.getBoolean("running"), most),
            SILENCE,
            exportId),
        "it is counted");
  }

  /** Makes this transaction the only one that puts readings on record; false if another one is. */
  boolean isRecorder() {
    return Boolean.TRUE.equals(
        jdbc.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, RECORDER));
  }

  /** Readings that have ended and are not on record. */
  List<Ended> unrecorded(int limit) {
    return jdbc.query(
        """
        select r.download_id, r.partner_id, export_id, r.rows, e.format, e.filters,
          e.words is not null as searched, e.asked_by
        from proof.export_reading r join proof.export e using (export_id)
        where not recorded and (touched is null or touched < now() - ?::interval)
        order by download_id, partner_id limit ?
        """,
        (row, _) ->
            new Ended(
                row.getObject("download_id", UUID.class),
                row.getString("partner_id"),
                row.getObject("export_id", UUID.class),
                row.getLong("rows"),
                ExportFormat.valueOf(row.getString("format")),
                row.getString("filters"),
                row.getBoolean("searched"),
                row.getString("asked_by")),
        SILENCE,
        limit);
  }

  /** They are on record. */
  void recorded(List<Ended> readings) {
    jdbc.update(
        """
        update proof.export_reading r set recorded = true
        from unnest(?::uuid[], ?::text[]) done(download_id, partner_id)
        where r.download_id = done.download_id and r.partner_id = done.partner_id
        """,
        readings.stream().map(Ended::downloadId).toArray(UUID[]::new),
        readings.stream().map(Ended::partnerId).toArray(String[]::new));
  }
}
