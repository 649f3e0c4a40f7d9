package dev.mandate.roles.domain;

import static dev.mandate.commands.RejectionCode.ALREADY_EXISTS;
import static dev.mandate.commands.RejectionCode.NOT_AUTHORIZED;
import static dev.mandate.commands.RejectionCode.ROLE_NOT_ASSIGNABLE;
import static dev.mandate.commands.RejectionCode.UNKNOWN_CUSTOMER;
import static dev.mandate.commands.RejectionCode.UNKNOWN_USER;
import static dev.mandate.policy.AssignmentBasis.ASSIGNED;
import static dev.mandate.policy.AssignmentBasis.ATTACHED;
import static dev.mandate.policy.Role.CUSTOMER_DEVICE_ADMIN;
import static dev.mandate.policy.Role.CUSTOMER_FULL_ADMIN;
import static dev.mandate.policy.Role.CUSTOMER_READ_ONLY_ADMIN;
import static dev.mandate.policy.Role.PARTNER_ADMIN;
import static dev.mandate.roles.domain.Samples.PARTNER;
import static dev.mandate.roles.domain.Samples.user;

import dev.mandate.commands.GrantCustomerRole;
import dev.mandate.events.CustomerRoleGranted;
import dev.mandate.policy.Role;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Roles of a customer's own users. */
class CustomerRolesTest {
  private static Scenario twoCustomers() {
    return Scenario.givenPartner().withCustomers("c1", "c2");
  }

  @Nested
  class Granting {
    @Test
    void R15_the_first_role_introduces_the_user_name_and_mail_optional() {
      twoCustomers()
          .when(Samples.grantCustomerRole("c1", "a1", CUSTOMER_FULL_ADMIN))
          .thenEvents(Samples.customerRoleGranted("c1", "a1", CUSTOMER_FULL_ADMIN))
          .when(withName("a2", CUSTOMER_DEVICE_ADMIN))
          .thenEvents(
              new CustomerRoleGranted(
                  PARTNER, "c1", "a2", CUSTOMER_DEVICE_ADMIN, "Ada", "ada@example.com"));
    }

    private GrantCustomerRole withName(String userId, Role role) {
      return new GrantCustomerRole(
          PARTNER, "c1", userId, role, "Ada", "ada@example.com", "why not");
    }

    @Test
    void R15_a_role_is_granted_once_whatever_name_comes_with_it() {
      twoCustomers()
          .withCustomerUser("c1", "a1", CUSTOMER_FULL_ADMIN)
          .when(Samples.grantCustomerRole("c1", "a1", CUSTOMER_FULL_ADMIN))
          .thenNoEffect()
          .when(withName("a1", CUSTOMER_FULL_ADMIN))
          .thenNoEffect();
    }

    @Test
    void R9_R15_a_user_can_hold_several_roles() {
      twoCustomers()
          .withCustomerUser("c1", "a1", CUSTOMER_READ_ONLY_ADMIN)
          .when(Samples.grantCustomerRole("c1", "a1", CUSTOMER_DEVICE_ADMIN))
          .thenEvents(Samples.customerRoleGranted("c1", "a1", CUSTOMER_DEVICE_ADMIN));
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = "CUSTOMER_.*", mode = EnumSource.Mode.MATCH_NONE)
    void R15_partner_side_roles_are_not_assigned_in_a_customer(Role role) {
      twoCustomers()
          .withCustomerUser("c1", "a1", CUSTOMER_FULL_ADMIN)
          .when(Samples.grantCustomerRole("c1", "a1", role))
          .thenRejected(ROLE_NOT_ASSIGNABLE, role.name())
          .when(Samples.revokeCustomerRole("c1", "a1", role))
          .thenRejected(ROLE_NOT_ASSIGNABLE, role.name());
    }

    @Test
    void R15_the_customer_must_be_known() {
      twoCustomers()
          .when(Samples.grantCustomerRole("nothing", "a1", CUSTOMER_FULL_ADMIN))
          .thenRejected(UNKNOWN_CUSTOMER)
          .when(Samples.revokeCustomerRole("nothing", "a1", CUSTOMER_FULL_ADMIN))
          .thenRejected(UNKNOWN_CUSTOMER);
    }
  }

  @Nested
  class BindingTheId {
    @Test
    void R15_a_user_of_one_customer_gets_no_role_in_another() {
      twoCustomers()
          .withCustomerUser("c1", "a1", CUSTOMER_FULL_ADMIN)
          .when(Samples.grantCustomerRole("c2", "a1", CUSTOMER_FULL_ADMIN))
          .thenRejected(ALREADY_EXISTS)
          .when(Samples.revokeCustomerRole("c2", "a1", CUSTOMER_FULL_ADMIN))
          .thenRejected(UNKNOWN_USER);
    }

    @Test
    void R15_the_id_stays_bound_when_the_last_role_is_gone() {
      twoCustomers()
          .withCustomerUser("c1", "a1", CUSTOMER_FULL_ADMIN)
          .when(Samples.revokeCustomerRole("c1", "a1", CUSTOMER_FULL_ADMIN))
          .thenAccepted()
          .when(Samples.grantCustomerRole("c2", "a1", CUSTOMER_FULL_ADMIN))
          .thenRejected(ALREADY_EXISTS)
          .when(Samples.provisionUser("a1"))
          .thenRejected(ALREADY_EXISTS)
          .when(Samples.grantCustomerRole("c1", "a1", CUSTOMER_DEVICE_ADMIN))
          .thenAccepted();
    }

    @Test
    void R15_a_partners_user_gets_no_role_in_a_customer_not_even_after_its_removal() {
      twoCustomers()
          .withUser("u1")
          .when(Samples.grantCustomerRole("c1", "u1", CUSTOMER_FULL_ADMIN))
          .thenRejected(ALREADY_EXISTS)
          .and(Samples.userRemoved("u1"))
          .when(Samples.grantCustomerRole("c1", "u1", CUSTOMER_FULL_ADMIN))
          .thenRejected(ALREADY_EXISTS);
    }
  }

  @Nested
  class Revoking {
    @Test
    void R15_a_role_is_revoked_once() {
      twoCustomers()
          .withCustomerUser("c1", "a1", CUSTOMER_FULL_ADMIN)
          .when(Samples.revokeCustomerRole("c1", "a1", CUSTOMER_FULL_ADMIN))
          .thenEvents(Samples.customerRoleRevoked("c1", "a1", CUSTOMER_FULL_ADMIN))
          .when(Samples.revokeCustomerRole("c1", "a1", CUSTOMER_FULL_ADMIN))
          .thenNoEffect();
    }

    @Test
    void R15_nothing_is_revoked_from_who_never_held_a_role_in_the_customer() {
      twoCustomers()
          .withUser("u1", PARTNER_ADMIN)
          .when(Samples.revokeCustomerRole("c1", "nobody", CUSTOMER_FULL_ADMIN))
          .thenRejected(UNKNOWN_USER)
          .when(Samples.revokeCustomerRole("c1", "u1", CUSTOMER_FULL_ADMIN))
          .thenRejected(UNKNOWN_USER);
    }
  }

  @Nested
  class WhoAssigns {
    @Test
    void R15_a_customers_full_administrator_assigns_in_its_own_organization_alone() {
      twoCustomers()
          .withCustomerUser("c1", "a1", CUSTOMER_FULL_ADMIN)
          .withCustomerUser("c2", "b1", CUSTOMER_DEVICE_ADMIN)
          .asking(user("a1"))
          .when(Samples.grantCustomerRole("c1", "a2", CUSTOMER_READ_ONLY_ADMIN))
          .thenAccepted()
          .when(Samples.grantCustomerRole("c2", "a3", CUSTOMER_READ_ONLY_ADMIN))
          .thenRejected(NOT_AUTHORIZED)
          .when(Samples.revokeCustomerRole("c2", "b1", CUSTOMER_DEVICE_ADMIN))
          .thenRejected(NOT_AUTHORIZED);
    }

    @Test
    void R15_R23_restricted_mode_does_not_take_assigning_roles_away() {
      twoCustomers()
          .withCustomerUser("c1", "a1", CUSTOMER_FULL_ADMIN)
          .asking(user("a1"))
          .when(Samples.grantCustomerRole("c1", "a2", CUSTOMER_FULL_ADMIN))
          .thenAccepted();
    }

    @Test
    void R15_who_lost_the_role_assigns_no_longer() {
      twoCustomers()
          .withCustomerUser("c1", "a1", CUSTOMER_FULL_ADMIN)
          .asking(user("a1"))
          .when(Samples.revokeCustomerRole("c1", "a1", CUSTOMER_FULL_ADMIN))
          .thenAccepted()
          .when(Samples.grantCustomerRole("c1", "a1", CUSTOMER_FULL_ADMIN))
          .thenRejected(NOT_AUTHORIZED);
    }

    @Test
    void R12_R15_a_partner_administrator_assigns_within_its_list_attached_or_assigned() {
      twoCustomers()
          .withCustomers("c3")
          .withUser("u1", PARTNER_ADMIN)
          .withListed("u1", ASSIGNED, "c1")
          .withListed("u1", ATTACHED, "c2")
          .asking(user("u1"))
          .when(Samples.grantCustomerRole("c1", "a1", CUSTOMER_FULL_ADMIN))
          .thenAccepted()
          .when(Samples.grantCustomerRole("c2", "a2", CUSTOMER_FULL_ADMIN))
          .thenAccepted()
          .when(Samples.grantCustomerRole("c3", "a3", CUSTOMER_FULL_ADMIN))
          .thenRejected(NOT_AUTHORIZED);
    }
  }
}
