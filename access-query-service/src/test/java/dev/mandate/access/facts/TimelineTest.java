package dev.mandate.access.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.testing.History;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private final Timeline<String, String> timeline = new Timeline<>();

  @Test
  void R29_each_period_is_taken_once_when_it_has_ended_and_what_holds_stays() {
    timeline.set("a", "one", at(1));
    timeline.set("b", "one", at(2));
    timeline.set("a", "two", at(3));
    assertThat(taken()).containsExactly("a=one 1-3");

    timeline.end("b", at(4)); // began before the last time, and ends after it
    assertThat(taken()).containsExactly("b=one 2-4");

    timeline.set("a", "two", at(5)); // says what is known
    assertThat(taken()).isEmpty();
    assertThat(timeline.holding())
        .singleElement()
        .satisfies(period -> assertThat(period.from()).isEqualTo(at(3)));
  }

  private List<String> taken() {
    return timeline.takeEnded().stream()
        .map(
            period ->
                "%s=%s %d-%d"
                    .formatted(
                        period.key(),
                        period.value(),
                        period.from().position(),
                        period.end().position()))
        .toList();
  }

  private static Moment at(long position) {
    return new Moment(position, History.decidedAt(position));
  }
}
