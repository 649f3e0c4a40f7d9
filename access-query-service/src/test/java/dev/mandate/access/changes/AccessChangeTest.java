package dev.mandate.access.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mandate.access.projection.ProjectionFixture;
import dev.mandate.access.replica.PartnerView;
import dev.mandate.access.replica.ReplicaLoader;
import dev.mandate.access.testing.ExpectedAccess;
import dev.mandate.access.testing.History;
import dev.mandate.access.testing.Model;
import dev.mandate.access.testing.RandomHistory;
import dev.mandate.access.testing.TestDatabase;
import dev.mandate.events.GrantCause;
import dev.mandate.events.PartnerRegistered;
import dev.mandate.events.RevocationCause;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.RoleRevoked;
import dev.mandate.policy.Role;
import dev.mandate.wire.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The changes of access that a history makes. */
class AccessChangeTest {
  private static final String P = "p1";

  @Test
  void R27_whoever_follows_all_changes_knows_the_access_of_everybody_after_each_event() {
    for (long seed = 1; seed <= 4; seed++) {
      History history = RandomHistory.of(P, 250, seed);
      PartnerView view = PartnerView.empty(P);
      Sum sum = new Sum();
      for (RecordedEvent event : history.events()) {
        AccessChange.apply(event, view).forEach(sum::add);
        if (event.position() % 7 == 0 || event.position() == history.position()) {
          expectAll(sum, history, event.position());
        }
      }
    }
  }

  @Test
  void a_view_that_begins_in_the_middle_tells_the_same_changes() {
    try (TestDatabase database = new TestDatabase()) {
      History history = RandomHistory.of(P, 300, 8);
      new ProjectionFixture(database).takeIn(history.events(), new Random(8));
      ReplicaLoader loader = new ReplicaLoader(database.reading());
      PartnerView whole = PartnerView.empty(P);
      List<List<AccessChange>> all =
          history.events().stream().map(event -> AccessChange.apply(event, whole)).toList();
      for (int start = 0; start < history.position(); start += 23) {
        PartnerView view = loader.partnerAt(P, start);
        List<List<AccessChange>> rest = new ArrayList<>();
        for (RecordedEvent event : history.events().subList(start, history.events().size())) {
          rest.add(AccessChange.apply(event, view));
        }
        assertThat(rest).as("from %d", start).isEqualTo(all.subList(start, all.size()));
      }
    }
  }

  @Test
  void an_expired_role_counts_until_the_event_that_revokes_it() {
    PartnerView view = PartnerView.empty(P);
    Instant end = History.decidedAt(2).plusMillis(100);
    History history =
        History.of(P)
            .add(new PartnerRegistered(P, "One", true))
            .add(new RoleGranted(P, "u1", Role.FULL_ADMIN, GrantCause.COMMAND, end))
            .add(new RoleRevoked(P, "u1", Role.FULL_ADMIN, RevocationCause.EXPIRED));
    List<List<AccessChange>> changes =
        history.events().stream().map(event -> AccessChange.apply(event, view)).toList();
    assertThat(changes.get(1)).hasSize(1);
    assertThat(changes.get(2)).hasSize(1);
    assertThat(changes.get(2).getFirst().before()).isEqualTo(changes.get(1).getFirst().after());
  }

  @Test
  void only_the_next_event_of_the_partner_is_taken_in() {
    PartnerView view = PartnerView.empty(P);
    History history = RandomHistory.of(P, 20, 1);
    RecordedEvent second = history.event(2);
    assertThatThrownBy(() -> view.apply(second)).isInstanceOf(IllegalArgumentException.class);
    RecordedEvent foreign = RandomHistory.of("p2", 20, 1).event(1);
    assertThatThrownBy(() -> view.apply(foreign)).isInstanceOf(IllegalArgumentException.class);
    view.apply(history.event(1));
    RecordedEvent first = history.event(1);
    assertThatThrownBy(() -> view.apply(first)).isInstanceOf(IllegalArgumentException.class);
  }

  private static void expectAll(Sum sum, History history, long position) {
    List<String> lines = Model.at(position, history.events());
    List<String> users = new ArrayList<>(List.of("nobody"));
    List<String> orgs = new ArrayList<>(List.of(P));
    for (int i = 0; i < 6; i++) {
      users.add(RandomHistory.user(P, i));
      users.add(RandomHistory.ownUser(P, i));
      orgs.add(RandomHistory.customer(P, i));
    }
    for (String user : users) {
      for (String org : orgs) {
        assertThat(sum.of(user, org))
            .as("%s in %s at position %d", user, org, position)
            .isEqualTo(Sum.expected(ExpectedAccess.of(lines, user, org, Instant.MIN)));
      }
    }
  }
}
