package dev.mandate.access.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.testing.Happening;
import dev.mandate.access.testing.History;
import dev.mandate.access.testing.Model;
import dev.mandate.access.testing.Poll;
import dev.mandate.access.testing.RandomHistory;
import dev.mandate.access.testing.TestDatabase;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** The tables keep what held and when, however the events came. */
class StoredFactsTest {
  private static final TestDatabase DATABASE = new TestDatabase();
  private static final ProjectionFixture PROJECTION = new ProjectionFixture(DATABASE);
  private static final StoredFacts TABLES = new StoredFacts(DATABASE.jdbc());

  private static int tries;

  @AfterContainer
  static void close() {
    DATABASE.close();
  }

  @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
  void R29_what_held_after_any_event_is_one_query_away(
      @ForAll("happenings") List<Happening> happenings, @ForAll("polls") List<Poll> polls) {
    String partner = "stored-" + tries++;
    History history = RandomHistory.of(partner, happenings);

    PROJECTION.takeIn(history.events(), polls);

    for (long position = 1; position <= history.position(); position++) {
      assertThat(TABLES.factsAt(partner, position))
          .as("position %d", position)
          .isEqualTo(Model.at(position, history.events()));
    }
  }

  @Provide
  Arbitrary<List<Happening>> happenings() {
    return RandomHistory.happenings(60);
  }

  @Provide
  Arbitrary<List<Poll>> polls() {
    return Poll.polls();
  }
}
