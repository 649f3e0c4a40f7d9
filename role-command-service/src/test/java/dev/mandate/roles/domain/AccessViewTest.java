package dev.mandate.roles.domain;

import static dev.mandate.policy.AssignmentBasis.ASSIGNED;
import static dev.mandate.policy.AssignmentBasis.ATTACHED;
import static dev.mandate.policy.Role.CUSTOMER_DEVICE_ADMIN;
import static dev.mandate.policy.Role.CUSTOMER_FULL_ADMIN;
import static dev.mandate.policy.Role.PARTNER_ADMIN;
import static dev.mandate.policy.Role.PARTNER_READ_ONLY_ADMIN;
import static dev.mandate.policy.Role.PROVISIONING_ADMIN;
import static dev.mandate.policy.Role.WHOLESALE_ADMIN;
import static dev.mandate.roles.domain.Samples.LATER;
import static dev.mandate.roles.domain.Samples.PARTNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.policy.Access;
import dev.mandate.policy.OrgType;
import dev.mandate.policy.Policy;
import dev.mandate.policy.RestrictionSet;
import dev.mandate.policy.RoleSet;
import org.junit.jupiter.api.Test;

/** Effective access from states: which roles reach an organization, and what is restricted. */
class AccessViewTest {
  @Test
  void R27_a_user_reaches_its_partner_through_its_roles_and_customers_through_their_scope() {
    Scenario scenario =
        Scenario.givenPartner()
            .withUser("u1", PARTNER_READ_ONLY_ADMIN)
            .withUser("u2", PARTNER_ADMIN)
            .withCustomers("c1", "c2")
            .withListed("u2", ASSIGNED, "c2");

    assertThat(scenario.access("u1", PARTNER))
        .isEqualTo(Access.inPartner(RoleSet.of(PARTNER_READ_ONLY_ADMIN)));
    assertThat(scenario.access("u1", "c1").roles()).isEqualTo(RoleSet.of(PARTNER_READ_ONLY_ADMIN));
    assertThat(scenario.access("u2", "c1").reaches()).isFalse();
    assertThat(scenario.access("u2", "c2").roles()).isEqualTo(RoleSet.of(PARTNER_ADMIN));
  }

  @Test
  void R12_an_attached_customer_is_provisioned_until_it_is_assigned() {
    Scenario scenario =
        Scenario.givenPartner()
            .withUser("u1", PARTNER_ADMIN)
            .withCustomers("c1")
            .withListed("u1", ATTACHED, "c1");

    assertThat(scenario.access("u1", "c1").roles()).isEqualTo(RoleSet.of(PROVISIONING_ADMIN));

    scenario.when(Samples.assignCustomer("u1", "c1"));
    assertThat(scenario.access("u1", "c1").roles()).isEqualTo(RoleSet.of(PARTNER_ADMIN));
  }

  @Test
  void R10_a_role_counts_until_just_before_it_expires_and_the_add_on_with_it() {
    Scenario scenario =
        Scenario.givenPartner()
            .withUser("u1")
            .withCustomers("c1")
            .and(Samples.roleGrantedUntil("u1", PARTNER_ADMIN, LATER))
            .and(Samples.roleGranted("u1", WHOLESALE_ADMIN))
            .withListed("u1", ASSIGNED, "c1");

    assertThat(scenario.at(LATER.minusMillis(1)).access("u1", "c1").roles())
        .isEqualTo(RoleSet.of(PARTNER_ADMIN, WHOLESALE_ADMIN));
    assertThat(scenario.at(LATER).access("u1", "c1").reaches()).isFalse();
    assertThat(scenario.access("u1", PARTNER).reaches()).isFalse();
  }

  @Test
  void R23_a_customers_own_administrator_is_restricted_while_the_mode_is_on() {
    Scenario scenario =
        Scenario.givenPartner()
            .withCustomers("c1", "c2")
            .withCustomerUser("c1", "a1", CUSTOMER_FULL_ADMIN);

    assertThat(scenario.access("a1", "c1").restricted())
        .isEqualTo(Policy.standard().defaultRestrictionList());

    scenario.when(Samples.setRestrictedMode("c1", false));
    assertThat(scenario.access("a1", "c1").restricted()).isEqualTo(RestrictionSet.EMPTY);
    assertThat(scenario.access("a1", "c2").reaches()).isFalse();
  }

  @Test
  void R30_nobody_has_access_to_an_organization_of_another_partner() {
    Scenario scenario =
        Scenario.givenPartner()
            .and(Samples.partnerRegistered("p2"))
            .withCustomers("c1")
            .withCustomerUser("c1", "a1", CUSTOMER_DEVICE_ADMIN);

    assertThat(scenario.access("first", "p2")).isEqualTo(Access.none(OrgType.CUSTOMER));
    assertThat(scenario.access("first", "unknown")).isEqualTo(Access.none(OrgType.CUSTOMER));
    assertThat(scenario.access("a1", PARTNER).reaches()).isFalse();
    assertThat(scenario.access("nobody", "c1").reaches()).isFalse();
  }
}
