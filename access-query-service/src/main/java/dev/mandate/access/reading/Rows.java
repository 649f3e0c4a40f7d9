package dev.mandate.access.reading;

import dev.mandate.access.facts.Moment;
import dev.mandate.policy.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what the tables keep in one form everywhere. */
public final class Rows {
  private Rows() {}

  /** An instant. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** An instant, or null. */
  public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime instant = row.getObject(column, OffsetDateTime.class);
    return instant == null ? null : instant.toInstant();
  }

  /** The moment that two columns hold, {@code <prefix>_position} and {@code <prefix>_decided}. */
  public static Moment moment(ResultSet row, String prefix) throws SQLException {
    return new Moment(row.getLong(prefix + "_position"), instant(row, prefix + "_decided"));
  }

  /** A text that was too long for one column, or null. */
  public static @Nullable String joined(ResultSet row, String column, String rest)
      throws SQLException {
    String begin = row.getString(column);
    String end = row.getString(rest);
    return end == null ? begin : begin + end;
  }

  /** Roles by their names, with commas between; none where the text is empty. */
  public static List<Role> roles(ResultSet row, String column) throws SQLException {
    return Arrays.stream(row.getString(column).split(",", -1))
        .filter(name -> !name.isEmpty())
        .map(Role::valueOf)
        .toList();
  }
}
