package dev.mandate.system.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mandate.local.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks into the tables of the command service, past the service. */
public final class EventStore {
  private final String jdbcUrl;

  EventStore(String jdbcUrl) {
    this.jdbcUrl = jdbcUrl;
  }

  /** A row of the event table: its place and its content as text. */
  public record StoredEvent(long position, String type, String data) {}

  /** How many commands of a source have an outcome. */
  public long countOutcomes(String source) {
    return query(
            "select count(*) from command_outcome where source = ?", source, row -> row.getLong(1))
        .getFirst();
  }

  /** How many roles end before an instant, or ended before it without being on record yet. */
  public long countRolesThatEndBefore(Instant instant) {
    return query(
            "select count(*) from role_expiry where expires_at < ?::timestamptz",
            instant.toString(),
            row -> row.getLong(1))
        .getFirst();
  }

  /** Whether the relay fills another topic than that one by now. */
  boolean fillsAnotherTopicThan(String topicId) {
    return query(
            "select count(*) from relay_checkpoint where topic_id <> ?",
            topicId,
            row -> row.getLong(1) == 1)
        .getFirst();
  }

  /** The stored outcomes of the commands of a source, by id. */
  public Map<String, Map<String, Object>> outcomes(String source) {
    Map<String, Map<String, Object>> outcomes = new HashMap<>();
    query(
        "select id, result from command_outcome where source = ?",
        source,
        row -> outcomes.put(row.getString(1), Wire.object(row.getString(2))));
    return outcomes;
  }

  /** The history of a partner in the order of positions, as it is stored, but with open names. */
  public List<StoredEvent> history(String partner) {
    SealedText names =
        new SealedText(
            query(
                "select secret from person_secret where partner_id = ?",
                partner,
                row -> row.getBytes(1)));
    return query(
        "select position, type, data from event where partner_id = ? order by position,"
            + " global_position",
        partner,
        row ->
            new StoredEvent(
                row.getLong(1), row.getString(2), names.open(new String(row.getBytes(3), UTF_8))));
  }

  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> query(String sql, String parameter, Row<T> reader) {
    try (Connection connection =
            DriverManager.getConnection(jdbcUrl, PostgresServer.SUPERUSER, "");
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, parameter);
      List<T> rows = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          rows.add(reader.read(row));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read the event store: " + sql, e);
    }
  }
}
