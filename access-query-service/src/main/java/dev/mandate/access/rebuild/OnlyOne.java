package dev.mandate.access.rebuild;

import dev.mandate.access.rebuild.Database.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Sees to it that there is one rebuild at a time, and lets others see how far it is. */
final class OnlyOne implements AutoCloseable {
  private static final String KEY = "hashtext('dev.mandate'), hashtext('rebuild')";

  /** What PostgreSQL keeps of the name of a session. */
  private static final int LONGEST = 63;

  private final Session session;

  private OnlyOne(Session session) {
    this.session = session;
  }

  /**
   * Claims the place until it is closed, or this program ends.
   *
   * @throws RebuildException if another one has it
   */
  static OnlyOne claim(Database database) {
    Session session = database.session();
    boolean claimed =
        Boolean.TRUE.equals(
            session
                .jdbc()
                .queryForObject("select pg_try_advisory_lock(%s)".formatted(KEY), Boolean.class));
    if (!claimed) {
      String other = running(session.jdbc());
      session.close();
      throw new RebuildException(
          "another one is under way (%s); wait until it has ended, or stop it"
              .formatted(other == null ? "about to end" : other));
    }
    return new OnlyOne(session);
  }

  /** What the one under way says of itself, or null if there is none. */
  static @Nullable String running(JdbcTemplate jdbc) {
    return jdbc
        .queryForList(
            """
            select a.application_name from pg_locks l join pg_stat_activity a using (pid)
            where l.locktype = 'advisory' and l.granted and l.objsubid = 2
              and l.database = (select oid from pg_database where datname = current_database())
              and (l.classid::bigint, l.objid::bigint) = (
                hashtext('dev.mandate')::bigint & 4294967295, hashtext('rebuild')::bigint & 4294967295)
            """,
            String.class)
        .stream()
        .findFirst()
        .orElse(null);
  }

  /** Says what it does at present. */
  void tell(String line) {
    String name = Database.APPLICATION + ": " + line;
    session
        .jdbc()
        .queryForObject(
            "select set_config('application_name', ?, false)",
            String.class,
            name.length() <= LONGEST ? name : name.substring(0, LONGEST));
  }

  /** Gives the place up at once; the end of a session alone would take effect a little later. */
  @Override
  public void close() {
    try {
      session.jdbc().queryForObject("select pg_advisory_unlock(%s)".formatted(KEY), Boolean.class);
    } finally {
      session.close();
    }
  }
}
