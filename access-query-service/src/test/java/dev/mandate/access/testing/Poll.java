package dev.mandate.access.testing;

import static net.jqwik.api.Arbitraries.integers;
import static net.jqwik.api.Combinators.combine;

import dev.mandate.wire.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;

/**
 * What one poll brings.
 *
 * @param again how many events come again that were there before
 * @param more how many events are new
 */
public record Poll(int again, int more) {
  /** Polls of all sizes, small ones more often. */
  public static Arbitrary<List<Poll>> polls() {
    return combine(integers().between(0, 3), integers().between(1, 25))
        .as(Poll::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  /** What each poll brings, if they follow each other in turn until all events are there. */
  public static List<List<RecordedEvent>> of(List<RecordedEvent> events, List<Poll> polls) {
    List<List<RecordedEvent>> batches = new ArrayList<>();
    int next = 0;
    while (next < events.size()) {
      Poll poll = polls.get(batches.size() % polls.size());
      int to = Math.min(events.size(), next + poll.more());
      batches.add(events.subList(Math.max(0, next - poll.again()), to));
      next = to;
    }
    return batches;
  }
}
