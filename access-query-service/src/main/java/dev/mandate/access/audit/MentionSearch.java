package dev.mandate.access.audit;

import dev.mandate.access.audit.Mentions.Found;
import dev.mandate.access.audit.Mentions.Kind;
import dev.mandate.access.audit.Mentions.Mention;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds whoever and whatever is or was called as a text says. */
@Component
final class MentionSearch {
  /** So many rows of each kind are read; where there are more, they are not listed. */
  private static final int LIMIT = 2_000;

  private record Source(Kind kind, String table, String id, String text) {
    /** The same as ilike, in the form that the index has. */
    String sql(String condition) {
      return """
      (select '%s' as kind, partner_id, %s as id from %s
      where lower(%s collate pg_unicode_fast) like lower(:pattern collate pg_unicode_fast)%s
      limit %d)
      """
          .formatted(kind, id, table, text, condition, LIMIT);
    }
  }

  private static final List<Source> SOURCES =
      List.of(
          new Source(Kind.USER, "partner_user", "user_id", "display_name"),
          new Source(Kind.USER, "customer_user", "user_id", "display_name"),
          new Source(Kind.CUSTOMER, "customer", "customer_id", "name"),
          new Source(Kind.REASON, "audit_reason", "reason_key::text", "reason"));

  private final JdbcClient jdbc;

  MentionSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Finds them.
   *
   * @param pattern what LIKE understands
   * @param partner the partner in whose log to look, or null for all
   */
  Mentions find(String pattern, @Nullable String partner) {
    String condition = partner == null ? "" : " and partner_id = :partner";
    JdbcClient.StatementSpec query =
        jdbc.sql(
                SOURCES.stream()
                    .map(source -> source.sql(condition))
                    .collect(Collectors.joining("union all ")))
            .param("pattern", pattern)
            .param("partner", partner);
    List<Found> found =
        query
            .query(
                (row, _) ->
                    new Found(
                        Kind.valueOf(row.getString("kind")),
                        new Mention(row.getString("partner_id"), row.getString("id"))))
            .list();
    return Mentions.of(found, Arrays.stream(Kind.values()).allMatch(kind -> isAll(found, kind)));
  }

  /** The users of two tables are counted together: if they are so many, one may have more. */
  private static boolean isAll(List<Found> found, Kind kind) {
    return found.stream().filter(each -> each.kind() == kind).count() < LIMIT;
  }
}
