package dev.mandate.roles.store;

import dev.mandate.roles.store.ArrayRows.Column;
import dev.mandate.wire.Asker;
import dev.mandate.wire.CommandResult;
import dev.mandate.wire.ResultCodec;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/**
 * Which commands were decided already, with their outcomes: a repeated command gets the same one.
 */
public final class CommandInbox {
  /** The identity of a command: the same pair again is the same command. */
  public record CommandKey(String source, String id) {}

  private static final String COLUMNS =
      "source, id, partner_id, correlation_id, decided_at, result";

  private static final ArrayInsert<CommandResult> RESULTS =
      new ArrayInsert<>(
          "command_outcome",
          List.of(
              Column.text("source", CommandResult::commandSource),
              Column.text("id", CommandResult::commandId),
              Column.text("partner_id", CommandResult::partnerId),
              Column.text("correlation_id", CommandResult::correlationId),
              Column.instant("decided_at", CommandResult::decided),
              Column.text("result", ResultCodec::json)));

  private static final RowMapper<CommandResult> RESULT =
      (row, _) ->
          ResultCodec.read(
              row.getString("result"),
              row.getString("partner_id"),
              row.getString("correlation_id"),
              row.getTimestamp("decided_at").toInstant());

  private final JdbcTemplate jdbc;

  public CommandInbox(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Asks which commands were decided before.
   *
   * @return those, once the exchange has run
   */
  public Supplier<List<CommandKey>> known(Exchange exchange, List<CommandKey> keys) {
    return exchange.query(
            """
            select k.number from unnest(?, ?) with ordinality as k (source, id, number)
            join command_outcome using (source, id)
            """,
            (row, _) -> keys.get(row.getInt("number") - 1),
            keys.stream().map(CommandKey::source).toArray(String[]::new),
            keys.stream().map(CommandKey::id).toArray(String[]::new))
        ::get;
  }

  /** The outcomes of those commands that were decided before. */
  public Map<CommandKey, CommandResult> find(Collection<CommandKey> keys) {
    Map<CommandKey, CommandResult> known = new HashMap<>();
    if (keys.isEmpty()) {
      return known;
    }
    List<CommandResult> results =
        jdbc.query(
            "select "
                + COLUMNS
                + " from command_outcome join unnest(?, ?) as k (source, id) using (source, id)",
            RESULT,
            keys.stream().map(CommandKey::source).toArray(String[]::new),
            keys.stream().map(CommandKey::id).toArray(String[]::new));
    results.forEach(r -> known.put(new CommandKey(r.commandSource(), r.commandId()), r));
    return known;
  }

  /**
   * A decided command.
   *
   * @param asker who asked for it; null if it did not say so in a valid way
   */
  public record Decided(CommandResult result, @Nullable Asker asker) {}

  /**
   * One command, if it was decided. Who asked is what its first event says: that is no consequence.
   */
  public Optional<Decided> decided(CommandKey key) {
    return jdbc
        .query(
            """
            select o.*, a.attributes ->> 'authtype' auth_type, a.attributes ->> 'authid' auth_id
            from command_outcome o
            left join lateral (
              select convert_from(e.attributes, 'UTF8')::jsonb attributes from event e
              where e.partner_id = o.partner_id
                and e.position = (o.result::jsonb #>> '{events,0,position}')::bigint) a on true
            where o.source = ? and o.id = ?
            """,
            (row, number) ->
                new Decided(
                    Objects.requireNonNull(RESULT.mapRow(row, number)),
                    asker(row.getString("auth_type"), row.getString("auth_id"))),
            key.source(),
            key.id())
        .stream()
        .findFirst();
  }

  private static @Nullable Asker asker(@Nullable String type, @Nullable String id) {
    if (type == null || id == null) {
      return null;
    }
    return type.equals("user") ? new Asker.User(id) : new Asker.Upstream(id);
  }

  /** Stores outcomes; a duplicate key if another transaction decided one first. */
  public void add(Exchange exchange, Collection<CommandResult> results) {
    RESULTS.insert(
        exchange,
        results.stream()
            .sorted(
                Comparator.comparing(CommandResult::commandSource)
                    .thenComparing(CommandResult::commandId))
            .toList());
  }
}
