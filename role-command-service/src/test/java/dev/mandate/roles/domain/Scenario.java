package dev.mandate.roles.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.commands.Command;
import dev.mandate.commands.RejectionCode;
import dev.mandate.events.Event;
import dev.mandate.policy.Access;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.Role;
import dev.mandate.wire.Asker;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Given, when, then for the rules. What was accepted belongs to the history from then on, so one
 * scenario can go on with the next command. The provisioning system asks until somebody else does.
 */
final class Scenario {
  private final InMemoryPartners partners = new InMemoryPartners();
  private Asker asker = Samples.system();
  private Instant now = Samples.NOW;
  private @Nullable Decision decision;

  private Scenario() {}

  static Scenario given(Event... history) {
    return new Scenario().and(history);
  }

  /**
   * The partner {@code p1}, which sells wholesale, with its first user {@code first}: a full
   * administrator on both sides.
   */
  static Scenario givenPartner() {
    return given(Samples.partnerRegistered()).and(Samples.firstUser("first"));
  }

  /** The same, but it does not sell wholesale. */
  static Scenario givenPartnerWithoutWholesale() {
    return givenPartner().and(Samples.wholesaleChanged(false));
  }

  Scenario and(Event... history) {
    return and(List.of(history));
  }

  Scenario and(List<? extends Event> history) {
    history.forEach(partners::fold);
    return this;
  }

  /** A user of the partner's own organization, with roles that do not expire. */
  Scenario withUser(String userId, Role... roles) {
    and(Samples.userProvisioned(userId));
    for (Role role : roles) {
      and(Samples.roleGranted(userId, role));
    }
    return this;
  }

  Scenario withCustomers(String... customerIds) {
    for (String customerId : customerIds) {
      and(Samples.customerProvisioned(customerId));
    }
    return this;
  }

  Scenario withCustomerUser(String customerId, String userId, Role role) {
    return and(Samples.customerRoleGranted(customerId, userId, role));
  }

  /** Puts customers on a managed list, in this order. */
  Scenario withListed(String userId, AssignmentBasis basis, String... customerIds) {
    for (String customerId : customerIds) {
      and(Samples.customerAssigned(userId, customerId, basis));
    }
    return this;
  }

  Scenario asking(Asker whoAsks) {
    asker = whoAsks;
    return this;
  }

  Scenario asSystem() {
    return asking(Samples.system());
  }

  Scenario at(Instant instant) {
    now = instant;
    return this;
  }

  Scenario when(Command command) {
    PartnerFacts facts = partners.factsOf(command.partnerId());
    Actor actor = Actor.of(asker, command.partnerId(), facts, now);
    decision = Rules.decide(command, asker, actor, facts, now);
    if (decision instanceof Decision.Accepted accepted) {
      and(accepted.events());
    }
    return this;
  }

  /** Exactly these events, in this order. */
  Scenario thenEvents(Event... events) {
    return thenEvents(List.of(events));
  }

  Scenario thenEvents(List<? extends Event> events) {
    assertThat(decision()).isEqualTo(new Decision.Accepted(List.copyOf(events)));
    return this;
  }

  Scenario thenAccepted() {
    assertThat(decision()).isInstanceOf(Decision.Accepted.class);
    return this;
  }

  Scenario thenNoEffect() {
    assertThat(decision()).isEqualTo(new Decision.NoEffect());
    return this;
  }

  Scenario thenRejected(RejectionCode code) {
    return thenRejected(code, "");
  }

  /** Refused with a detail that says this, among other things. */
  Scenario thenRejected(RejectionCode code, String partOfDetail) {
    assertThat(decision()).isInstanceOf(Decision.Rejected.class);
    Decision.Rejected rejected = (Decision.Rejected) decision();
    assertThat(rejected.code()).as(rejected.detail()).isEqualTo(code);
    assertThat(rejected.detail()).isNotBlank().contains(partOfDetail);
    return this;
  }

  /** The managed list now, oldest entry first. */
  Scenario thenList(String userId, String... customerIds) {
    assertThat(user(userId).managedList().customers()).containsExactly(customerIds);
    return this;
  }

  /** The roles that count now. */
  Scenario thenRoles(String userId, Role... roles) {
    assertThat(user(userId).roles(now).stream()).containsExactlyInAnyOrder(roles);
    return this;
  }

  /** The effective access now of a user in the partner or in one of its customers. */
  Access access(String userId, String orgId) {
    PartnerFacts facts = partners.factsOf(Samples.PARTNER);
    return new AccessView(Samples.PARTNER, facts, now).access(userId, orgId);
  }

  /** The last decision. */
  Decision decision() {
    return Objects.requireNonNull(decision, "Nothing was asked yet");
  }

  /** The code of the last decision, or null if it was no rejection. */
  @Nullable RejectionCode code() {
    return decision() instanceof Decision.Rejected rejected ? rejected.code() : null;
  }

  private PartnerAdminState user(String userId) {
    return partners.factsOf(Samples.PARTNER).user(userId);
  }
}
