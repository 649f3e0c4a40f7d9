package dev.mandate.access.projection;

import dev.mandate.access.testing.Relay;
import dev.mandate.personal.Sealed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the tables back. */
final class StoredFacts {
  private final JdbcTemplate jdbc;

  StoredFacts(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** What the tables say held after an event, in the words of the model. */
  List<String> factsAt(String partner, long position) {
    String sql =
        """
        select line from (
          select unnest(array[
              'partner name = ' || name,
              'partner restrictions = ' || restrictions,
              'partner wholesale = ' || sells_wholesale]) line,
            partner_id, from_position, to_position from partner
          union all select unnest(array[
              'user ' || user_id || ' name = ' || display_name,
              'user ' || user_id || ' email = ' || email,
              'user ' || user_id || ' alias = ' || alias]),
            partner_id, from_position, to_position from partner_user
          union all select 'role ' || user_id || ' ' || role || ' = until '
              || coalesce(to_char(expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                'never') || ' since ' || since_position,
            partner_id, from_position, to_position from role_grant
          union all select 'list ' || user_id || ' ' || customer_id || ' = ' || basis
              || ' since ' || since_position,
            partner_id, from_position, to_position from managed_entry
          union all select unnest(array[
              'customer ' || customer_id || ' name = ' || name,
              'customer ' || customer_id || ' origin = ' || origin,
              'customer ' || customer_id || ' restricted = ' || restricted_mode]),
            partner_id, from_position, to_position from customer
          union all select 'own ' || customer_id || ' ' || user_id || ' ' || role || ' = held',
            partner_id, from_position, to_position from customer_role_grant) facts
        where partner_id = ? and line is not null
          and from_position <= ? and (to_position is null or to_position > ?)
        """;
    List<String> lines =
        new ArrayList<>(
            jdbc.query(
                sql, (row, _) -> open(partner, row.getString(1)), partner, position, position));
    // The model sorts by what is on the left of the equals sign.
    lines.sort((a, b) -> a.split(" = ", 2)[0].compareTo(b.split(" = ", 2)[0]));
    return Collections.unmodifiableList(lines);
  }

  /** The same line with the sealed value at its end open, also if it was erased. */
  private static String open(String partner, String line) {
    int value = line.indexOf(Sealed.PREFIX);
    return value < 0
        ? line
        : line.substring(0, value)
            + Relay.open(partner, line.split(" ", 3)[1], line.substring(value));
  }

  /** Every row of every table but that of the offsets, as text. */
  List<List<String>> everything() {
    return Stream.of(
            "partner_progress",
            "partner",
            "partner_user",
            "role_grant",
            "managed_entry",
            "customer",
            "customer_user",
            "customer_role_grant",
            "audit_entry",
            "audit_text",
            "audit_subtree")
        .map(
            table ->
                jdbc.queryForList(
                    "select t::text from %s t order by 1".formatted(table), String.class))
        .toList();
  }
}
