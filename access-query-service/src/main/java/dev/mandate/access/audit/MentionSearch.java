package dev.mandate.access.audit;

import dev.mandate.access.audit.Mentions.Found;
import dev.mandate.access.audit.Mentions.Kind;
import dev.mandate.access.audit.Mentions.Mention;
import dev.mandate.access.personal.PeopleByName;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds whoever and whatever is called as a text says in some entry of the log. */
@Component
final class MentionSearch {
  /** With more, they are not looked up, and need not be known. */
  private static final int LIMIT = Mentions.FEW_LOOKS + 1;

  private final JdbcClient jdbc;
  private final PeopleByName people;

  MentionSearch(JdbcClient jdbc, PeopleByName people) {
    this.jdbc = jdbc;
    this.people = people;
  }

  /**
   * Finds them. The comparison is the same as that of ilike, in the form that the index has.
   *
   * @param text what the names and reasons contain
   * @param pattern the same as LIKE understands it
   * @param partner the partner in whose log to look, or null for all
   */
  Mentions find(String text, String pattern, @Nullable String partner) {
    List<Found> found =
        jdbc.sql("select kind, partner_id, id from audit_text_like(?, ?::text, ?)")
            .param(pattern)
            .param(partner)
            .param(LIMIT)
            .query(
                (row, _) ->
                    new Found(
                        Kind.valueOf(row.getString("kind")),
                        new Mention(row.getString("partner_id"), row.getString("id"))))
            .list();
    return Mentions.of(people.ever(text, partner), found, found.size() < LIMIT);
  }
}
