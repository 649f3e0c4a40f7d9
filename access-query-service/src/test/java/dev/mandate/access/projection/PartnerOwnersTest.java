package dev.mandate.access.projection;

import static dev.mandate.access.projection.ProjectionFixture.slice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.testing.History;
import dev.mandate.access.testing.RandomHistory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A partner's history is put together by one partition only, whichever is read first. */
class PartnerOwnersTest {
  private final History history = RandomHistory.of("p", 40, 1);
  private final Slice begin = slice(0, 0, history.events().subList(0, 20));
  private final Slice rest = slice(1, 100, history.events().subList(20, 40));

  @Test
  void the_partition_in_which_a_history_begins_has_it_although_another_was_read_before() {
    PartnerOwners owners = new PartnerOwners();
    assertThat(owners.own(rest).items()).isEmpty();
    assertThat(owners.own(begin)).isEqualTo(begin);
    assertThat(owners.own(rest).next()).isEqualTo(100);
  }

  @Test
  void a_history_that_came_again_in_another_partition_stays_with_the_first() {
    PartnerOwners owners = new PartnerOwners();
    assertThat(owners.own(begin)).isEqualTo(begin);
    assertThat(owners.own(slice(1, 7, history.events())).items()).isEmpty();
    assertThat(owners.own(slice(0, 20, history.events())).items()).hasSize(40);
  }

  @Test
  void what_comes_before_it_in_a_partition_is_taken_in() {
    PartnerOwners owners = new PartnerOwners();
    History other = RandomHistory.of("q", 15, 2);
    Slice mixed =
        slice(
            1,
            50,
            Stream.of(other.events(), List.of(history.last())).flatMap(List::stream).toList());
    Slice own = owners.own(mixed);
    assertThat(own.items()).hasSize((int) other.position());
    assertThat(own.next()).isEqualTo(50 + other.position());
  }
}
