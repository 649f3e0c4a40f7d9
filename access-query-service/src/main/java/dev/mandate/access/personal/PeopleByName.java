package dev.mandate.access.personal;

import dev.mandate.access.background.Loop;
import dev.mandate.access.http.NotYetException;
import dev.mandate.access.reading.Progress;
import dev.mandate.access.reading.ReadingDatabase;
import dev.mandate.access.reading.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Finds people by a part of their names. In the tables names are sealed, so that they cannot be
 * compared there; they are kept in memory, loaded at the start and brought forward with the
 * histories.
 *
 * <p>A question is answered for the moment of the tables that it asks: it first takes in what is
 * missing until then, be it written by this instance or by another one.
 */
@Component
public final class PeopleByName implements SmartLifecycle {
  /** Questions take in what is missing by themselves; this leaves them little to do. */
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final NameTables tables;
  private final Loop following = new Loop("names-of-people", this::follow, PERIOD);
  private final Progress loading = new Progress();
  private volatile @Nullable Names known;

  /** Reads the names in the tables of this database. */
  public PeopleByName(ReadingDatabase database) {
    tables = new NameTables(database);
  }

  /**
   * Somebody who was called so.
   *
   * @param partnerId the partner in whose history that is
   * @param key stands for the name: PostgreSQL's {@code hashtextextended} of it as it is stored
   */
  public record Called(String partnerId, String userId, long key) {}

  /**
   * Whoever has or had a name that contains a text in upper or lower case, once for each such name.
   * Belongs into a question to the tables, whose moment it is about.
   *
   * @param partnerId the partner to look at, or null for all
   * @throws NotYetException if the names are not loaded yet
   */
  public List<Called> ever(String text, @Nullable String partnerId) {
    Names names = loaded();
    String wanted = lower(text);
    List<Called> found = new ArrayList<>();
    takeIn(names, partnerId)
        .forEach(
            (partner, position) ->
                names
                    .of(partner)
                    .ever(wanted, position)
                    .forEach(match -> found.add(new Called(partner, match.userId(), match.key()))));
    return found;
  }

  /**
   * The users of a partner whose present name contains a text in upper or lower case; also those
   * who are no longer its users. Belongs into a question to the tables, whose moment it is about.
   *
   * @throws NotYetException if the names are not loaded yet
   */
  public List<String> now(String text, String partnerId) {
    Names names = loaded();
    String wanted = lower(text);
    List<String> found = new ArrayList<>();
    takeIn(names, partnerId)
        .forEach((partner, position) -> found.addAll(names.of(partner).last(wanted, position)));
    return found;
  }

  /** Like {@code lower} of PostgreSQL with the collation {@code pg_unicode_fast}. */
  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private Names loaded() {
    Names names = Wait.until(loading, () -> known);
    if (names == null) {
      throw new NotYetException("The names of people are still being loaded; ask again.");
    }
    return names;
  }

  /** Takes in what the tables have and memory has not; returns how far the histories are there. */
  private Map<String, Long> takeIn(Names names, @Nullable String partnerId) {
    Map<String, Long> present = tables.positions(partnerId);
    Map<String, Long> behind = new HashMap<>();
    present.forEach(
        (partner, position) -> {
          long taken = names.of(partner).position();
          if (taken < position) {
            behind.put(partner, taken);
          }
        });
    if (!behind.isEmpty()) {
      Map<String, List<NameChange>> changes = tables.after(behind);
      behind
          .keySet()
          .forEach(
              partner ->
                  names
                      .of(partner)
                      .advance(
                          changes.getOrDefault(partner, List.of()),
                          present.getOrDefault(partner, 0L)));
    }
    return present;
  }

  /** Other tables may answer than those that were loaded, as after a rebuild. */
  private boolean follow() {
    Names names = known;
    if (names == null || names.tables() != tables.tables()) {
      known = tables.load();
      loading.advanced();
    } else {
      takeIn(names, null);
    }
    return false;
  }

  @Override
  public void start() {
    following.start();
  }

  @Override
  public void stop() {
    following.stop();
  }

  @Override
  public boolean isRunning() {
    return following.isRunning();
  }
}
