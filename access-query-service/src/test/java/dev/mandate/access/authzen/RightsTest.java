package dev.mandate.access.authzen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.policy.Access;
import dev.mandate.policy.Capability;
import dev.mandate.policy.Level;
import dev.mandate.policy.OrgType;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Restriction;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleSet;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Actions mean the levels of the policy tables. */
class RightsTest {
  private static final Policy POLICY = Policy.standard();

  @ParameterizedTest
  @EnumSource
  void every_action_of_every_role_is_what_the_levels_say(Role role) {
    for (OrgType org : OrgType.values()) {
      Access access = new Access(org, RoleSet.of(role), POLICY.defaultRestrictionList());
      for (Capability capability : POLICY.capabilities()) {
        if (org.has(capability.scope())) {
          expect(access, capability.key(), access.level(capability));
        }
      }
      if (org == OrgType.CUSTOMER) {
        POLICY.restrictions().forEach(s -> expect(access, s.key(), access.level(s)));
      }
    }
  }

  @Test
  void a_partner_has_the_actions_of_both_its_scopes_and_a_customer_those_of_its_settings() {
    TreeSet<String> partner = new TreeSet<>();
    TreeSet<String> customer = new TreeSet<>();
    for (Capability capability : POLICY.capabilities()) {
      (OrgType.PARTNER.has(capability.scope()) ? partner : customer).add(capability.key());
    }
    POLICY.restrictions().stream().map(Restriction::key).forEach(customer::add);
    assertThat(Rights.rights(OrgType.PARTNER)).hasSize(2 * partner.size());
    assertThat(Rights.rights(OrgType.CUSTOMER)).hasSize(2 * customer.size());
    assertThat(Rights.named(OrgType.PARTNER, "view:HUB_ANALYTICS")).isNotNull();
    assertThat(Rights.named(OrgType.PARTNER, "view:ORG_DOMAIN")).isNull();
    assertThat(Rights.named(OrgType.CUSTOMER, "view:HUB_ANALYTICS")).isNull();
    assertThat(Rights.named(OrgType.CUSTOMER, "view:ORG_DOMAIN")).isNotNull();
    assertThat(Rights.named(OrgType.CUSTOMER, "delete:ORG_DOMAIN")).isNull();
  }

  private static void expect(Access access, String key, Level level) {
    assertThat(may(access, "view:" + key)).as(key).isEqualTo(level != Level.NONE);
    assertThat(may(access, "edit:" + key)).as(key).isEqualTo(level == Level.FULL);
  }

  private static boolean may(Access access, String action) {
    return Objects.requireNonNull(Rights.named(access.org(), action)).test(access);
  }
}
