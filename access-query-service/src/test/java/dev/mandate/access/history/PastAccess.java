package dev.mandate.access.history;

import dev.mandate.access.history.AccessHistory.Past;
import dev.mandate.access.http.NotFoundException;
import dev.mandate.access.reading.ReadModel;
import dev.mandate.access.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers about the past from a database, without HTTP. */
public final class PastAccess {
  private final AccessHistory history;

  /**
   * @param now what time it is when it is asked
   */
  public PastAccess(TestDatabase database, Instant now) {
    JdbcClient jdbc = database.reading().client();
    history =
        new AccessHistory(
            new ReadModel(database.reading()),
            new Organizations(jdbc),
            new Moments(jdbc, Clock.fixed(now, ZoneOffset.UTC)),
            new GroundsLoader(jdbc));
  }

  /**
   * How a user stood, and why; null if there was no such organization.
   *
   * @param at a position or an instant; null for now
   */
  public @Nullable Past ask(String userId, String orgId, @Nullable String at) {
    try {
      return history.standing(userId, orgId, at, 0, true);
    } catch (NotFoundException notThereYet) {
      return null;
    }
  }
}
