package dev.mandate.roles.domain;

import dev.mandate.commands.Command;
import dev.mandate.commands.RejectionCode;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.Event;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.Role;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** Whatever is asked by whomever, deciding never fails and the rules' invariants hold. */
class CommandSequencesTest {
  private static final Beginning NOTHING = new Beginning("nothing", new InMemoryPartners());
  private static final Beginning TWO_PARTNERS = new Beginning("two partners", twoPartners());
  private static final Beginning FULL_LIST = new Beginning("a full list", fullList());

  /** What is so before the first step. */
  record Beginning(String name, InMemoryPartners partners) {
    Play play() {
      return new Play(partners);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(onFailureOnly = true)
  void R2_R4_R10_R13_R16_R19_R23_R24_R30_hold_after_every_step(
      @ForAll("beginnings") Beginning beginning, @ForAll("steps") List<Step> steps) {
    Play play = beginning.play();

    steps.forEach(play::take);

    play.notes().forEach(Statistics::collect);
    Statistics.coverage(
        coverage ->
            Stream.concat(outcomes(), Kinds.of(Command.class).map(Class::getSimpleName))
                .forEach(note -> coverage.check(note).count(count -> count > 0)));
  }

  /** From two partners, fewer steps lead to a failure. */
  @Provide
  Arbitrary<Beginning> beginnings() {
    return Arbitraries.frequency(Tuple.of(9, TWO_PARTNERS), Tuple.of(1, NOTHING));
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return AnySteps.ofAllKinds();
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(onFailureOnly = true)
  void R18_holds_on_lists_that_are_full(@ForAll("stepsAboutLists") List<Step> steps) {
    Play play = FULL_LIST.play();

    steps.forEach(play::take);

    play.notes().forEach(Statistics::collect);
    Statistics.coverage(coverage -> coverage.check(Play.DISPLACED).count(count -> count > 50));
  }

  @Provide
  Arbitrary<List<Step>> stepsAboutLists() {
    List<String> oldNewAndUnknown =
        List.of("c1", "c2", "c3", "c499", "c500", "c501", "c502", "c503", "n1", "n2", "n3");
    return AnySteps.aboutLists(List.of("u1", "u2"), oldNewAndUnknown);
  }

  private static Stream<String> outcomes() {
    return Stream.concat(
        Arrays.stream(RejectionCode.values()).map(RejectionCode::name),
        Stream.of(Play.NO_EFFECT, Play.LAPSED));
  }

  private static InMemoryPartners twoPartners() {
    InMemoryPartners partners = new InMemoryPartners();
    for (String partner : AnySteps.PARTNERS) {
      partners.fold(Samples.partnerRegistered(partner));
    }
    Samples.firstUser("u1").forEach(partners::fold);
    Samples.firstUser("p2", "u4").forEach(partners::fold);
    List<Event> more =
        List.of(
            Samples.userProvisioned("u2"),
            Samples.roleGranted("u2", Role.PARTNER_ADMIN),
            Samples.userProvisioned("u3"),
            Samples.customerProvisioned("c1"),
            Samples.customerProvisioned("c2"),
            Samples.customerAssigned("u2", "c1", AssignmentBasis.ATTACHED),
            Samples.customerRoleGranted("c1", "a1", Role.CUSTOMER_FULL_ADMIN),
            new CustomerProvisioned("p2", "c4", "Customer of the other", null, true));
    more.forEach(partners::fold);
    return partners;
  }

  /** {@code u1} has a full list, {@code u2} one that is nearly full; more customers are there. */
  private static InMemoryPartners fullList() {
    InMemoryPartners partners = new InMemoryPartners();
    partners.fold(Samples.partnerRegistered());
    Samples.firstUser("u4").forEach(partners::fold);
    for (String user : List.of("u1", "u2")) {
      partners.fold(Samples.userProvisioned(user));
      partners.fold(Samples.roleGranted(user, Role.PARTNER_ADMIN));
    }
    for (int n = 1; n <= ManagedList.LIMIT + 3; n++) {
      String customer = "c" + n;
      partners.fold(Samples.customerProvisioned(customer));
      if (n <= ManagedList.LIMIT) {
        partners.fold(Samples.customerAssigned("u1", customer, AssignmentBasis.ATTACHED));
      }
      if (n <= ManagedList.LIMIT - 2) {
        partners.fold(Samples.customerAssigned("u2", customer, AssignmentBasis.ASSIGNED));
      }
    }
    return partners;
  }
}
