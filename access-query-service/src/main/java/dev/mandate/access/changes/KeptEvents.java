package dev.mandate.access.changes;

import dev.mandate.access.facts.UserKey;
import dev.mandate.access.personal.PersonSecrets;
import dev.mandate.personal.PersonSecret;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The histories of the partners, as far as the projection has come. */
@Component
final class KeptEvents {
  /** An event can have 64 KiB of data, and every stream holds a page. */
  static final int PAGE = 100;

  private final JdbcClient jdbc;
  private final PersonSecrets secrets;

  KeptEvents(JdbcClient jdbc, PersonSecrets secrets) {
    this.jdbc = jdbc;
    this.secrets = secrets;
  }

  /** The next events after a position as they are shown, a page at most. */
  List<KeptEvent> after(String partnerId, long position) {
    return shown(
        jdbc.sql(
                """
                select %s from audit_entry
                where partner_id = ? and position > ? order by position limit ?
                """
                    .formatted(KeptEvent.COLUMNS))
            .params(partnerId, position, PAGE)
            .query((row, _) -> KeptEvent.of(row))
            .list());
  }

  private List<KeptEvent> shown(List<KeptEvent> events) {
    Set<UserKey> people =
        events.stream().map(KeptEvent::person).filter(Objects::nonNull).collect(Collectors.toSet());
    if (people.isEmpty()) {
      return events;
    }
    Map<UserKey, PersonSecret> known = secrets.of(people);
    return events.stream()
        .map(event -> event.person() == null ? event : event.shown(known.get(event.person())))
        .toList();
  }

  /** The id of a partner, if it has a history. */
  Optional<String> partner(String partnerId) {
    return positions(List.of(partnerId)).keySet().stream().findFirst();
  }

  /** How far the histories of partners have come; those without one are left out. */
  Map<String, Long> positions(Collection<String> partnerIds) {
    Map<String, Long> positions = new HashMap<>();
    jdbc.sql(
            """
            select partner_id, position from partner_progress
            where partner_id = any(?::text[]) and position > 0
            """)
        .param(partnerIds.toArray(String[]::new))
        .query(
            row -> {
              positions.put(row.getString("partner_id"), row.getLong("position"));
            });
    return positions;
  }
}
