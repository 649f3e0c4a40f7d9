package dev.mandate.roles.domain;

import static dev.mandate.roles.domain.RandomCommands.PARTNERS;
import static dev.mandate.roles.domain.RandomCommands.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.commands.Command;
import dev.mandate.commands.RecordAuditExport;
import dev.mandate.commands.RejectionCode;
import dev.mandate.events.CustomerUnassigned;
import dev.mandate.events.Event;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.UnassignmentCause;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleSet;
import dev.mandate.wire.Asker;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is asked by whomever, deciding never fails and the rules' invariants hold. */
class RandomHistoriesTest {
  private static final int COMMANDS = 10_000;
  private static final int COMMANDS_ABOUT_LISTS = 2_000;

  private final InMemoryPartners partners = new InMemoryPartners();
  private final Set<String> acceptedKinds = new TreeSet<>();
  private final Set<RejectionCode> codes = EnumSet.noneOf(RejectionCode.class);
  private int withoutEffect;
  private int displaced;
  private int lapses;
  private Instant now = Samples.NOW;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void R2_R4_R10_R13_R16_R19_R30_hold_after_every_command(long seed) {
    Random random = new Random(seed);
    RandomCommands commands = new RandomCommands(random, 6);
    Random moments = new Random(-seed);

    for (int step = 0; step < COMMANDS; step++) {
      now = now.plus(Duration.ofMinutes(random.nextInt(30)));
      if (moments.nextInt(10) == 0) {
        putOnRecordWhatIsOver();
      }
      ask(commands.anything(now), commands.asker());
    }

    // Otherwise the test would prove less than it says.
    assertThat(acceptedKinds).hasSize(18);
    assertThat(codes).containsExactly(RejectionCode.values());
    assertThat(withoutEffect).isPositive();
    assertThat(lapses).isPositive();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void R18_holds_on_lists_that_are_full(long seed) {
    Random random = new Random(seed);
    RandomCommands commands = new RandomCommands(random, 700);
    partners.fold(Samples.partnerRegistered());
    Samples.firstUser("u5").forEach(partners::fold);
    for (String user : List.of("u1", "u2")) {
      partners.fold(Samples.userProvisioned(user));
      partners.fold(Samples.roleGranted(user, Role.PARTNER_ADMIN));
    }
    for (int n = 1; n <= 600; n++) {
      partners.fold(Samples.customerProvisioned("c" + n));
      if (n <= ManagedList.LIMIT) {
        partners.fold(Samples.customerAssigned("u1", "c" + n, AssignmentBasis.ATTACHED));
      }
    }

    for (int step = 0; step < COMMANDS_ABOUT_LISTS; step++) {
      boolean adding = random.nextInt(4) != 0;
      ask(
          adding ? commands.addingToLists(Samples.PARTNER) : commands.aboutLists(Samples.PARTNER),
          Samples.system());
    }

    assertThat(displaced).isGreaterThan(10);
  }

  /** Sooner or later, and then it changes nothing that counts. */
  private void putOnRecordWhatIsOver() {
    for (String partner : PARTNERS) {
      PartnerFacts facts = partners.factsOf(partner);
      for (String user : USERS) {
        RoleSet counting = facts.user(user).roles(now);
        for (Expiry.Lapse lapse : Expiry.due(partner, user, facts.user(user), now)) {
          lapse.events().forEach(partners::fold);
          lapses++;
        }
        assertThat(facts.user(user).roles(now)).isEqualTo(counting);
        assertThat(RoleSet.of(facts.user(user).grants().keySet())).isEqualTo(counting);
      }
      Invariants.check(partner, facts, USERS, now);
    }
  }

  private void ask(Command command, Asker asker) {
    String partner = command.partnerId();
    PartnerFacts facts = partners.factsOf(partner);
    try {
      switch (decide(command, asker, facts)) {
        case Decision.Accepted accepted -> {
          acceptedKinds.add(command.getClass().getSimpleName());
          accept(accepted.events(), partner, facts);
          askAgain(command, asker, facts);
        }
        case Decision.NoEffect _ -> withoutEffect++;
        case Decision.Rejected rejected -> codes.add(rejected.code());
      }
      for (String id : PARTNERS) {
        Invariants.check(id, partners.factsOf(id), USERS, now);
      }
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("%s asks for %s at %s".formatted(asker, command, now), e);
    }
  }

  private Decision decide(Command command, Asker asker, PartnerFacts facts) {
    Actor actor = Actor.of(asker, command.partnerId(), facts, now);
    return Rules.decide(command, asker, actor, facts, now);
  }

  private void accept(List<Event> events, String partner, PartnerFacts facts) {
    for (Event event : events) {
      RoleSet rolesBefore =
          event instanceof RoleGranted e ? facts.user(e.userId()).roles(now) : RoleSet.EMPTY;
      partners.fold(event);
      Invariants.checkOwner(event, partner, facts);
      switch (event) {
        case RoleGranted e when e.role() == Role.PARTNER_ADMIN && !rolesBefore.contains(e.role()) ->
            assertThat(facts.user(e.userId()).managedList().customers()).as("R19").isEmpty();
        case CustomerUnassigned e when e.cause() == UnassignmentCause.LIMIT -> {
          assertThat(e.displacedBy()).as("R18").isNotEqualTo(e.customerId());
          displaced++;
        }
        default -> {}
      }
    }
  }

  /** What is so already is not done again; only an export is logged every time. */
  private void askAgain(Command command, Asker asker, PartnerFacts facts) {
    if (!(command instanceof RecordAuditExport)) {
      assertThat(decide(command, asker, facts)).isNotInstanceOf(Decision.Accepted.class);
    }
  }
}
