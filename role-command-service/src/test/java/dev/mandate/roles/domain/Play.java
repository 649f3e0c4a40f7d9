package dev.mandate.roles.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.commands.Command;
import dev.mandate.commands.RecordAuditExport;
import dev.mandate.events.CustomerUnassigned;
import dev.mandate.events.Event;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.UnassignmentCause;
import dev.mandate.events.UserRemoved;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleSet;
import dev.mandate.wire.Asker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Takes steps, one after the other, and checks each with all that it brings. */
final class Play {
  /** How a step is noted that displaced a customer. */
  static final String DISPLACED = "a customer was displaced";

  static final String LAPSED = "a role lapsed";
  static final String NO_EFFECT = "no effect";

  private final InMemoryPartners partners;
  private final List<String> notes = new ArrayList<>();
  private Instant now = Samples.NOW;

  /**
   * @param beginning what is so before the first step; stays as it is
   */
  Play(InMemoryPartners beginning) {
    partners = beginning.copy();
  }

  /** What came of the steps: kinds of accepted commands, codes of rejected ones, and the rest. */
  List<String> notes() {
    return notes;
  }

  /** Takes a step and checks what it did. */
  void take(Step step) {
    boolean changed =
        switch (step) {
          case Step.Ask(Asker asker, Command command) -> ask(asker, command);
          case Step.Wait wait -> pass(wait.time());
          case Step.PutOnRecord _ -> putOnRecordWhatIsOver();
        };
    if (changed) {
      for (String partner : AnySteps.PARTNERS) {
        PartnerFacts facts = partners.factsOf(partner);
        Invariants.check(partner, facts, AnySteps.USERS, now);
        AccessInvariants.check(new AccessView(partner, facts, now));
      }
    }
  }

  private boolean ask(Asker asker, Command command) {
    PartnerFacts facts = partners.factsOf(command.partnerId());
    return switch (decide(asker, command, facts)) {
      case Decision.Accepted accepted -> {
        notes.add(command.getClass().getSimpleName());
        accepted.events().forEach(event -> happen(event, command.partnerId(), facts));
        expectDone(asker, command, facts);
        yield true;
      }
      case Decision.NoEffect _ -> {
        notes.add(NO_EFFECT);
        yield false;
      }
      case Decision.Rejected rejected -> {
        notes.add(rejected.code().name());
        yield false;
      }
    };
  }

  private boolean pass(Duration time) {
    now = now.plus(time);
    return true;
  }

  private Decision decide(Asker asker, Command command, PartnerFacts facts) {
    Actor actor = Actor.of(asker, command.partnerId(), facts, now);
    return Rules.decide(command, asker, actor, facts, now);
  }

  private void happen(Event event, String partner, PartnerFacts facts) {
    switch (event) {
      case RoleGranted e
          when e.role() == Role.PARTNER_ADMIN
              && !facts.user(e.userId()).roles(now).contains(Role.PARTNER_ADMIN) ->
          assertThat(customers(facts, e.userId())).as("R19: a new list is empty").isEmpty();
      case UserRemoved e -> {
        assertThat(facts.user(e.userId()).grants()).as("R4: each role has its event").isEmpty();
        assertThat(customers(facts, e.userId())).as("R4: each entry has its event").isEmpty();
      }
      case CustomerUnassigned e when e.cause() == UnassignmentCause.LIMIT -> {
        notes.add(DISPLACED);
        assertThat(customers(facts, e.userId()))
            .as("R18: the oldest makes room for the one that was just added")
            .hasSize(ManagedList.LIMIT + 1)
            .startsWith(e.customerId())
            .endsWith(e.displacedBy());
      }
      default -> {}
    }
    partners.fold(event);
    Invariants.checkOwner(event, partner, facts);
  }

  private static List<String> customers(PartnerFacts facts, String userId) {
    return facts.user(userId).managedList().customers();
  }

  /** What is so already is not done again; only an export is logged every time. */
  private void expectDone(Asker asker, Command command, PartnerFacts facts) {
    if (!(command instanceof RecordAuditExport)) {
      assertThat(decide(asker, command, facts)).isNotInstanceOf(Decision.Accepted.class);
    }
  }

  /** Sooner or later, and then it changes nothing that counts. */
  private boolean putOnRecordWhatIsOver() {
    int before = notes.size();
    for (String partner : AnySteps.PARTNERS) {
      PartnerFacts facts = partners.factsOf(partner);
      for (String user : AnySteps.USERS) {
        RoleSet counting = facts.user(user).roles(now);
        for (Expiry.Lapse lapse : Expiry.due(partner, user, facts.user(user), now)) {
          lapse.events().forEach(partners::fold);
          notes.add(LAPSED);
        }
        assertThat(facts.user(user).roles(now)).isEqualTo(counting);
        assertThat(RoleSet.of(facts.user(user).grants().keySet())).isEqualTo(counting);
      }
    }
    return notes.size() > before;
  }
}
