package dev.mandate.access.projection;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * How PostgreSQL treats the transactions of the projection.
 *
 * <p>Each statement looks up rows by the keys that a poll brought, be it one or thousands, and is
 * right with one plan for all: a lookup in the index for each key. Planning it anew every time
 * would cost more than the lookups of a small poll; and a plan that was made while a table was
 * empty must not read the whole of it later, which takes more than these settings (see {@link
 * FactStore}).
 *
 * <p>Nothing waits for the disk: should PostgreSQL crash, it forgets the last transactions as a
 * whole, with the offsets in them, and the projection reads those events from Kafka again: see
 * {@link ReadPositions#takenBack}.
 */
@Component
final class TransactionSettings {
  private final JdbcTemplate jdbc;

  TransactionSettings(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Makes the settings for the present transaction only. */
  void make() {
    jdbc.execute(
        """
        set local plan_cache_mode = force_generic_plan;
        set local enable_seqscan = off;
        set local enable_hashjoin = off;
        set local enable_mergejoin = off;
        set local synchronous_commit = off
        """);
  }
}
