package dev.mandate.access.personal;

import dev.mandate.access.reading.ReadingDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads from the tables what people are and were called. */
final class NameTables {
  private static final int FETCH_SIZE = 5_000;

  private static final String SELECT =
      """
      select n.partner_id, n.user_id, n.position, n.display_name,
        hashtextextended(n.display_name, 0) as key, s.secret\
      """;

  /** What an erasure has left behind is nobody's name any more, sealed or not. */
  private static final String ALL =
      SELECT
          + """

          from (
            select partner_id, user_id, from_position as position, display_name from partner_user
            union all
            select partner_id, user_id, from_position, display_name from customer_user
            where display_name is not null) n
          left join proof.person_secret s using (partner_id, user_id)
          where s.erased_position is null or n.position > s.erased_position
          order by n.partner_id, n.user_id, n.position
          """;

  /** The events that name somebody, each with the fact that it began, and those that erase. */
  private static final String AFTER =
      SELECT
          + """

          from (
            select e.partner_id, e.target_user as user_id, e.position, coalesce(
                (select display_name from partner_user u where u.partner_id = e.partner_id
                  and u.user_id = e.target_user and u.from_position = e.position),
                (select display_name from customer_user u where u.partner_id = e.partner_id
                  and u.user_id = e.target_user and u.from_position = e.position)) as display_name,
              e.event = 'PersonErased' as erased
            from unnest(?::text[], ?::bigint[]) known(partner_id, position)
            join audit_entry e on e.partner_id = known.partner_id and e.position > known.position
              and e.event in (
                'UserProvisioned', 'UserUpdated', 'CustomerRoleGranted', 'PersonErased')) n
          left join proof.person_secret s using (partner_id, user_id)
          where n.erased or n.display_name is not null
          order by n.partner_id, n.position
          """;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate snapshot;

  NameTables(ReadingDatabase database) {
    jdbc = database.jdbc();
    jdbc.setFetchSize(FETCH_SIZE); // rows come in portions, whatever their number
    snapshot = database.snapshots();
  }

  /** All names of all partners. */
  Names load() {
    return Objects.requireNonNull(snapshot.execute(_ -> loadHere()));
  }

  private Names loadHere() {
    Names names = new Names(tables());
    Map<String, List<NameChange>> changes = read(ALL);
    positions(null)
        .forEach(
            (partner, position) ->
                names.of(partner).advance(changes.getOrDefault(partner, List.of()), position));
    return names;
  }

  /** Tells the tables that answer now from all others. */
  long tables() {
    return Objects.requireNonNull(
        jdbc.queryForObject("select to_regclass('partner_progress')::oid::bigint", Long.class));
  }

  /** How far the history of one partner, or of each, is in the tables. */
  Map<String, Long> positions(@Nullable String partnerId) {
    Map<String, Long> positions = new HashMap<>();
    jdbc.query(
        "select partner_id, position from partner_progress where "
            + (partnerId == null ? "?::text is null" : "partner_id = ?"),
        row -> {
          positions.put(row.getString("partner_id"), row.getLong("position"));
        },
        partnerId);
    return positions;
  }

  /**
   * What came in histories behind positions, by partner.
   *
   * @param known the positions, by partner
   */
  Map<String, List<NameChange>> after(Map<String, Long> known) {
    return read(AFTER, known.keySet().toArray(String[]::new), known.values().toArray(Long[]::new));
  }

  private Map<String, List<NameChange>> read(String select, Object... arguments) {
    Map<String, List<NameChange>> changes = new HashMap<>();
    jdbc.query(
        select,
        row -> {
          NameChange change = change(row);
          if (change != null) {
            changes.computeIfAbsent(change.partnerId(), _ -> new ArrayList<>()).add(change);
          }
        },
        arguments);
    return changes;
  }

  /** Null for a name that was erased meanwhile. */
  private static @Nullable NameChange change(ResultSet row) throws SQLException {
    String stored = row.getString("display_name");
    String name = PersonRow.of(row).open(stored);
    return stored != null && name == null
        ? null
        : new NameChange(
            row.getString("partner_id"),
            row.getString("user_id"),
            row.getLong("position"),
            name == null ? null : name.toLowerCase(Locale.ROOT),
            row.getLong("key"));
  }
}
