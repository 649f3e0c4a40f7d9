package dev.mandate.roles.domain;

import static net.jqwik.api.Arbitraries.frequency;
import static net.jqwik.api.Arbitraries.frequencyOf;
import static net.jqwik.api.Arbitraries.integers;
import static net.jqwik.api.Arbitraries.just;
import static net.jqwik.api.Combinators.combine;

import dev.mandate.commands.AssignCustomer;
import dev.mandate.commands.AttachCustomer;
import dev.mandate.commands.Command;
import dev.mandate.commands.ErasePerson;
import dev.mandate.commands.GrantCustomerRole;
import dev.mandate.commands.GrantRole;
import dev.mandate.commands.ProvisionCustomer;
import dev.mandate.commands.ProvisionUser;
import dev.mandate.commands.RecordAuditExport;
import dev.mandate.commands.RegisterPartner;
import dev.mandate.commands.RemoveUser;
import dev.mandate.commands.RenameCustomer;
import dev.mandate.commands.RevokeCustomerRole;
import dev.mandate.commands.RevokeRole;
import dev.mandate.commands.SetRestrictedMode;
import dev.mandate.commands.SetRestrictionList;
import dev.mandate.commands.SetRoles;
import dev.mandate.commands.SetWholesaleProgram;
import dev.mandate.commands.UnassignCustomer;
import dev.mandate.commands.UpdateUser;
import dev.mandate.policy.JsonText;
import dev.mandate.policy.Policy;
import dev.mandate.policy.RestrictionSet;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleSet;
import dev.mandate.wire.Asker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Steps of all kinds, with so few ids that they meet again and again. What comes first in a list is
 * what a failure is shrunk to.
 */
final class AnySteps {
  static final List<String> PARTNERS = List.of("p1", "p2");
  static final List<String> CUSTOMERS = List.of("c1", "c2", "c3", "c4");

  private static final List<String> PARTNER_USERS = List.of("u1", "u2", "u3", "u4", "p1");
  private static final List<String> CUSTOMER_USERS = List.of("a1", "a2", "c1");

  /** Of both partners and of all customers: who comes first has the id. */
  static final List<String> USERS =
      Stream.concat(PARTNER_USERS.stream(), CUSTOMER_USERS.stream()).toList();

  private AnySteps() {}

  /** Anything that can happen, one after the other. */
  static Arbitrary<List<Step>> ofAllKinds() {
    Arbitrary<Step> ask = combine(asker(), command()).as(Step.Ask::new);
    Arbitrary<Step> pause =
        integers()
            .between(1, 300)
            .withDistribution(RandomDistribution.uniform())
            .map(n -> new Step.Wait(minutes(n)));
    Arbitrary<Step> putOnRecord = just(new Step.PutOnRecord());
    return frequencyOf(Tuple.of(12, ask), Tuple.of(2, pause), Tuple.of(1, putOnRecord))
        .list()
        .ofMaxSize(100)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  /** What a provisioning system does to managed lists of the partner {@code p1}, one by one. */
  static Arbitrary<List<Step>> aboutLists(List<String> users, List<String> customers) {
    Arbitrary<String> partner = just(Samples.PARTNER);
    return aboutLists(
            partner, Arbitraries.of(users), Arbitraries.of(customers), Arbitraries.of(customers))
        .map(command -> (Step) new Step.Ask(Samples.system(), command))
        .list()
        .ofMaxSize(40)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  private static Arbitrary<Asker> asker() {
    return frequencyOf(
        Tuple.of(2, just(Samples.system())),
        Tuple.of(1, user().map(Asker.User::new)),
        Tuple.of(1, Arbitraries.of(USERS).map(Asker.User::new)));
  }

  /** A command of any of the 19 kinds. */
  private static Arbitrary<Command> command() {
    Arbitrary<String> partner = frequency(Tuple.of(5, "p1"), Tuple.of(1, "p2"));
    return frequencyOf(
        Tuple.of(3, aboutPartner(partner)),
        Tuple.of(3, aboutUser(partner)),
        Tuple.of(7, aboutRoles(partner)),
        Tuple.of(6, aboutLists(partner, user(), customer(), organization())),
        Tuple.of(5, aboutCustomer(partner)));
  }

  private static Arbitrary<Command> aboutPartner(Arbitrary<String> partner) {
    Arbitrary<RestrictionSet> restrictions =
        Arbitraries.of(Policy.standard().restrictions()).set().map(RestrictionSet::of);
    JsonText filters = new JsonText("{}");
    return frequencyOf(
        Tuple.of(
            1, combine(partner, Arbitraries.of("One", "Two"), flag()).as(RegisterPartner::new)),
        Tuple.of(1, combine(partner, flag()).as(SetWholesaleProgram::new)),
        Tuple.of(1, combine(partner, restrictions).as(SetRestrictionList::new)),
        Tuple.of(
            1,
            combine(partner, user())
                .as((p, by) -> new RecordAuditExport(p, by, "csv", filters, 1))));
  }

  private static Arbitrary<Command> aboutUser(Arbitrary<String> partner) {
    Arbitrary<@Nullable String> alias = just("alias").injectNull(0.5);
    return frequencyOf(
        Tuple.of(
            2,
            combine(partner, user(), alias)
                .as((p, u, a) -> new ProvisionUser(p, u, "Name", "mail@example.com", a))),
        Tuple.of(
            1,
            combine(partner, user(), Arbitraries.of("Name", "New name").injectNull(0.5), alias)
                .as((p, u, name, a) -> new UpdateUser(p, u, name, null, a))),
        Tuple.of(1, combine(partner, user()).as((p, u) -> new RemoveUser(p, u, null))),
        Tuple.of(1, combine(partner, user()).as((p, u) -> new ErasePerson(p, u, null))));
  }

  private static Arbitrary<Command> aboutRoles(Arbitrary<String> partner) {
    Arbitrary<RoleSet> roles = role().set().ofMaxSize(3).map(RoleSet::of);
    return frequencyOf(
        Tuple.of(
            3,
            combine(partner, user(), role(), expiry())
                .as((p, u, role, until) -> new GrantRole(p, u, role, null, until))),
        Tuple.of(
            1,
            combine(partner, user(), role()).as((p, u, role) -> new RevokeRole(p, u, role, null))),
        Tuple.of(
            1, combine(partner, user(), roles).as((p, u, set) -> new SetRoles(p, u, set, null))));
  }

  /** A command that may put a customer on a managed list or take it off. */
  private static Arbitrary<Command> aboutLists(
      Arbitrary<String> partner,
      Arbitrary<String> user,
      Arbitrary<String> customer,
      Arbitrary<String> organization) {
    Arbitrary<@Nullable String> onBehalfOf = user.injectNull(0.5);
    return frequencyOf(
        Tuple.of(
            3, combine(partner, user, customer).as((p, u, c) -> new AssignCustomer(p, u, c, null))),
        Tuple.of(
            2,
            combine(partner, user, customer).as((p, u, c) -> new UnassignCustomer(p, u, c, null))),
        Tuple.of(
            2,
            combine(partner, organization, onBehalfOf)
                .as((p, c, u) -> new ProvisionCustomer(p, c, "Name", u))),
        Tuple.of(
            1,
            combine(partner, organization, onBehalfOf)
                .as((p, c, u) -> new AttachCustomer(p, c, "Name", u))));
  }

  private static Arbitrary<Command> aboutCustomer(Arbitrary<String> partner) {
    Arbitrary<Role> role =
        frequencyOf(
            Tuple.of(2, just(Role.CUSTOMER_FULL_ADMIN)), Tuple.of(1, Arbitraries.of(Role.class)));
    return frequencyOf(
        Tuple.of(
            1,
            combine(partner, customer(), Arbitraries.of("Name", "New name"))
                .as(RenameCustomer::new)),
        Tuple.of(
            1,
            combine(partner, customer(), flag())
                .as((p, c, on) -> new SetRestrictedMode(p, c, on, null))),
        Tuple.of(
            2,
            combine(partner, customer(), customerUser(), role)
                .as((p, c, u, r) -> new GrantCustomerRole(p, c, u, r, null, null, null))),
        Tuple.of(
            1,
            combine(partner, customer(), customerUser(), role)
                .as((p, c, u, r) -> new RevokeCustomerRole(p, c, u, r, null, null, null))));
  }

  /** Mostly an id that partners use for their users, and often one that is known early. */
  private static Arbitrary<String> user() {
    return frequencyOf(
        Tuple.of(9, Arbitraries.of("u1", "u2", "u3")),
        Tuple.of(9, Arbitraries.of(PARTNER_USERS)),
        Tuple.of(1, Arbitraries.of(CUSTOMER_USERS)));
  }

  /** Mostly an id that customers use for theirs. */
  private static Arbitrary<String> customerUser() {
    return frequencyOf(
        Tuple.of(19, Arbitraries.of(CUSTOMER_USERS)), Tuple.of(1, Arbitraries.of(PARTNER_USERS)));
  }

  private static Arbitrary<String> customer() {
    return Arbitraries.of(CUSTOMERS);
  }

  /** Mostly a customer id, sometimes one that only a partner can have. */
  private static Arbitrary<String> organization() {
    return frequencyOf(Tuple.of(9, customer()), Tuple.of(1, Arbitraries.of(PARTNERS)));
  }

  /** Mostly a role that fits, and often the one that has a list; sometimes any. */
  private static Arbitrary<Role> role() {
    Arbitrary<Role> fitting =
        Arbitraries.of(
            Role.FULL_ADMIN,
            Role.PARTNER_FULL_ADMIN,
            Role.PARTNER_ADMIN,
            Role.WHOLESALE_ADMIN,
            Role.READ_ONLY_ADMIN,
            Role.PARTNER_READ_ONLY_ADMIN);
    return frequencyOf(
        Tuple.of(6, fitting),
        Tuple.of(3, just(Role.PARTNER_ADMIN)),
        Tuple.of(1, Arbitraries.of(Role.class)));
  }

  /** None, or within the time that the steps may take, sometimes over before they begin. */
  private static Arbitrary<@Nullable Instant> expiry() {
    return integers()
        .between(-60, 1_200)
        .withDistribution(RandomDistribution.uniform())
        .map(n -> Samples.NOW.plus(minutes(n)))
        .injectNull(0.5);
  }

  private static Arbitrary<Boolean> flag() {
    return Arbitraries.of(true, false);
  }

  private static Duration minutes(int n) {
    return Duration.ofMinutes(n);
  }
}
