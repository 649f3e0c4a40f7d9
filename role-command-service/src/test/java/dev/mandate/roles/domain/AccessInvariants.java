package dev.mandate.roles.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.events.RestrictedModeToggled;
import dev.mandate.events.RestrictionListChanged;
import dev.mandate.policy.Access;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Restriction;
import dev.mandate.policy.RestrictionSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What holds of everybody's access in every organization, whatever was asked before. */
final class AccessInvariants {
  /** A customer can have the id that a partner has elsewhere. */
  private static final List<String> ORGANIZATIONS =
      Stream.concat(AnySteps.PARTNERS.stream(), AnySteps.CUSTOMERS.stream()).toList();

  private static final List<Restriction> SETTINGS = Policy.standard().restrictions();

  private AccessInvariants() {}

  /** Checks what the rules promise about access in one partner at one instant. */
  static void check(AccessView view) {
    for (String user : AnySteps.USERS) {
      for (String org : ORGANIZATIONS) {
        if (view.access(user, org).reaches()) {
          checkOwners(view, user, org);
          checkRestrictedMode(view, user, org);
        }
      }
    }
  }

  /** Whoever reaches an organization is a user of its partner, or of that customer itself. */
  private static void checkOwners(AccessView view, String user, String org) {
    IdOwner partner = new IdOwner(view.partnerId(), null);
    IdOwner customer = new IdOwner(view.partnerId(), org);
    IdOwner owner = view.facts().ownerOfOrg(org);
    assertThat(owner).as("R30: %s in %s", user, org).isIn(partner, customer);
    assertThat(view.facts().ownerOfUser(user)).as("R30: %s in %s", user, org).isIn(partner, owner);
  }

  private static void checkRestrictedMode(AccessView view, String user, String org) {
    RestrictionSet list = view.facts().org().restrictions();
    Access off = accessIf(view, false, list, user, org);
    Access on = accessIf(view, true, list, user, org);
    Access everything = accessIf(view, true, Policy.standard().defaultRestrictionList(), user, org);
    assertThat(raised(off, on)).as("R23: restricted mode for %s in %s", user, org).isEmpty();
    assertThat(raised(on, everything)).as("R24: a longer list for %s in %s", user, org).isEmpty();
    if (!isOwn(view, user, org)) {
      assertThat(everything).as("R23: %s comes from the partner to %s", user, org).isEqualTo(off);
    }
  }

  /** The settings that are at a higher level than they were. */
  private static List<String> raised(Access before, Access after) {
    return SETTINGS.stream()
        .filter(setting -> !before.level(setting).covers(after.level(setting)))
        .map(Restriction::key)
        .toList();
  }

  private static boolean isOwn(AccessView view, String user, String org) {
    return new IdOwner(view.partnerId(), org).equals(view.facts().ownerOfUser(user));
  }

  private static Access accessIf(
      AccessView view, boolean on, RestrictionSet list, String user, String org) {
    PartnerFacts facts = new WhatIf(view.partnerId(), view.facts(), on, list);
    return new AccessView(view.partnerId(), facts, view.at()).access(user, org);
  }

  /** The same facts with restricted mode switched everywhere, and another list of restrictions. */
  private record WhatIf(
      String partnerId, PartnerFacts facts, boolean restrictedMode, RestrictionSet list)
      implements PartnerFacts {
    @Override
    public PartnerOrgState org() {
      return facts.org().evolve(new RestrictionListChanged(partnerId, list));
    }

    @Override
    public PartnerAdminState user(String userId) {
      return facts.user(userId);
    }

    @Override
    public CustomerOrgState customer(String customerId) {
      return facts
          .customer(customerId)
          .evolve(new RestrictedModeToggled(partnerId, customerId, restrictedMode));
    }

    @Override
    public @Nullable IdOwner ownerOfUser(String userId) {
      return facts.ownerOfUser(userId);
    }

    @Override
    public boolean isNamed(String userId) {
      return facts.isNamed(userId);
    }

    @Override
    public @Nullable IdOwner ownerOfOrg(String orgId) {
      return facts.ownerOfOrg(orgId);
    }
  }
}
