package dev.mandate.access.projection;

import dev.mandate.access.facts.UserKey;
import dev.mandate.personal.PersonSecret;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps the secrets that events bring along, for all generations, until a person is erased. */
@Component
final class SecretTable {
  /**
   * What becomes of the secret of a person.
   *
   * @param secret the secret, or null if it was destroyed
   * @param position of the event that brought or destroyed it
   * @param erasedPosition of the last event that destroyed one, or null if none did
   */
  record Change(
      UserKey person, @Nullable PersonSecret secret, long position, @Nullable Long erasedPosition) {
    /** This and the next one of the same person. */
    Change and(Change next) {
      Long erased = next.erasedPosition == null ? erasedPosition : next.erasedPosition;
      return new Change(person, next.secret, next.position, erased);
    }

    private byte @Nullable [] bytes() {
      return secret == null ? null : secret.bytes();
    }
  }

  private static final List<Column<Change>> COLUMNS =
      List.of(
          Column.text("partner_id", change -> change.person().partnerId()),
          Column.text("user_id", change -> change.person().userId()),
          Column.bytes("secret", Change::bytes),
          Column.number("position", Change::position),
          Column.number("erased_position", Change::erasedPosition));

  /** The later event counts, in whichever order the generations come to them. */
  private static final String APPLY =
      """
      insert into proof.person_secret as known (%s) select * from %s
      on conflict (partner_id, user_id) do update set
        secret = excluded.secret, position = excluded.position,
        erased_position = coalesce(excluded.erased_position, known.erased_position)
      where excluded.position > known.position
        and (excluded.secret is distinct from known.secret or excluded.erased_position is not null)
      """
          .formatted(Column.names(COLUMNS), Column.rows(COLUMNS));

  /**
   * The words that an export was searched with may be the name of somebody who was erased in one of
   * its logs since. An export that was begun later keeps them, also when an erasure is read again.
   */
  private static final String FORGET_WORDS =
      """
      update proof.export e set words = 'erased'
      where words <> 'erased' and exists (
        select from proof.export_log l
        join proof.person_secret s
          on s.partner_id = l.partner_id and s.erased_position > l.up_to
        where l.export_id = e.export_id and l.partner_id = any(?))
      """;

  private final JdbcTemplate jdbc;

  SecretTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Makes changes, one for each person. */
  void apply(List<Change> changes) {
    if (!changes.isEmpty()) {
      jdbc.update(APPLY, statement -> Column.bind(statement, COLUMNS, changes));
    }
    String[] partners =
        changes.stream()
            .filter(change -> change.erasedPosition() != null)
            .map(change -> change.person().partnerId())
            .distinct()
            .toArray(String[]::new);
    if (partners.length > 0) {
      jdbc.update(FORGET_WORDS, (Object) partners);
    }
  }
}
