package dev.mandate.roles.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.events.CustomerOrgEvent;
import dev.mandate.events.Event;
import dev.mandate.events.PartnerAdminEvent;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleFamily;
import dev.mandate.policy.RoleSet;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What holds in every partner after every command, whatever was asked. */
final class Invariants {
  private Invariants() {}

  /** Checks everything that the rules promise about one partner at one instant. */
  static void check(String partnerId, PartnerFacts facts, Iterable<String> users, Instant now) {
    Set<String> fullAdmins = new TreeSet<>();
    Set<String> partnerFullAdmins = new TreeSet<>();
    for (String id : users) {
      PartnerAdminState user = facts.user(id);
      checkUser(user, facts, now);
      if (holdsForEver(user, Role.FULL_ADMIN)) {
        fullAdmins.add(id);
      }
      if (holdsForEver(user, Role.PARTNER_FULL_ADMIN)) {
        partnerFullAdmins.add(id);
      }
    }
    PartnerOrgState org = facts.org();
    assertThat(org.hadFirstUser())
        .as("R2 in %s", partnerId)
        .isEqualTo(hadUser(partnerId, facts, users));
    assertThat(org.fullAdmins()).isEqualTo(fullAdmins);
    assertThat(org.partnerFullAdmins()).isEqualTo(partnerFullAdmins);
    if (org.hadFirstUser()) {
      assertThat(fullAdmins).as("R13 in %s", partnerId).isNotEmpty();
      assertThat(partnerFullAdmins).as("R13 in %s", partnerId).isNotEmpty();
    } else {
      assertThat(fullAdmins).as("R2 in %s", partnerId).isEmpty();
    }
  }

  private static boolean hadUser(String partnerId, PartnerFacts facts, Iterable<String> users) {
    IdOwner ofPartner = new IdOwner(partnerId, null);
    for (String id : users) {
      if (ofPartner.equals(facts.ownerOfUser(id))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the role was granted and its own time is not over, whatever else it needs. */
  private static boolean isInForce(PartnerAdminState user, Role role, Instant now) {
    PartnerAdminState.Grant grant = user.grants().get(role);
    return grant != null && grant.isInForce(now);
  }

  private static boolean holdsForEver(PartnerAdminState user, Role role) {
    PartnerAdminState.Grant grant = user.grants().get(role);
    return grant != null && grant.expiresAt() == null;
  }

  private static void checkUser(PartnerAdminState user, PartnerFacts facts, Instant now) {
    RoleSet roles = user.roles(now);
    Set<Role> held = user.grants().keySet();
    List<String> list = user.managedList().customers();

    if (!user.known()) {
      assertThat(held).as("R4").isEmpty();
      assertThat(list).as("R4").isEmpty();
    }
    if (held.contains(Role.WHOLESALE_ADMIN)) {
      assertThat(facts.org().sellsWholesale()).as("R10: the programme").isTrue();
    }
    if (isInForce(user, Role.WHOLESALE_ADMIN, now)) {
      assertThat(held)
          .as("R10: a base, though it may have expired")
          .containsAnyOf(Role.PARTNER_FULL_ADMIN, Role.PARTNER_ADMIN);
    }
    if (roles.contains(Role.WHOLESALE_ADMIN)) {
      assertThat(roles.toList())
          .as("R10: a base that counts")
          .containsAnyOf(Role.PARTNER_FULL_ADMIN, Role.PARTNER_ADMIN);
    }
    assertThat(held).as("R7, R12").allMatch(Invariants::isAssignableToPartnersUser);
    assertThat(list).as("R18").hasSizeLessThanOrEqualTo(ManagedList.LIMIT);
    if (!list.isEmpty()) {
      assertThat(held).as("R16, though it may have expired").contains(Role.PARTNER_ADMIN);
    }
    assertThat(list).as("R30").allMatch(customer -> facts.customer(customer).known());
  }

  private static boolean isAssignableToPartnersUser(Role role) {
    RoleFamily family = Policy.standard().entry(role).family();
    return family != RoleFamily.CUSTOMER_ORG && family != RoleFamily.CUSTOMER_MANAGEMENT_DERIVED;
  }

  /** R30: an event is about nothing but the partner in whose history it stands. */
  static void checkOwner(Event event, String partnerId, PartnerFacts facts) {
    assertThat(event.partnerId()).as("R30").isEqualTo(partnerId);
    switch (event) {
      case PartnerAdminEvent e ->
          assertThat(facts.ownerOfUser(e.userId())).isEqualTo(new IdOwner(partnerId, null));
      case CustomerOrgEvent e ->
          assertThat(facts.ownerOfOrg(e.customerId()))
              .isEqualTo(new IdOwner(partnerId, e.customerId()));
      default -> {}
    }
  }
}
