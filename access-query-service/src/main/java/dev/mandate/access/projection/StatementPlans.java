package dev.mandate.access.projection;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * How PostgreSQL plans the statements of the projection. Each looks up rows by the keys that a poll
 * brought, be it one or thousands, and is right with one plan for all: a lookup in the index for
 * each key. Planning it anew every time would cost more than the lookups of a small poll; and a
 * plan that was made while a table was empty must not read the whole of it later.
 */
@Component
final class StatementPlans {
  private final JdbcTemplate jdbc;

  StatementPlans(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Lets the statements of this transaction keep one plan each, by index. */
  void keepOne() {
    jdbc.execute(
        """
        set local plan_cache_mode = force_generic_plan;
        set local enable_seqscan = off;
        set local enable_hashjoin = off;
        set local enable_mergejoin = off
        """);
  }
}
