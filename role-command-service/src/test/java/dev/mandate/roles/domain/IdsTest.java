package dev.mandate.roles.domain;

import static dev.mandate.commands.RejectionCode.ALREADY_EXISTS;
import static dev.mandate.commands.RejectionCode.NOT_AUTHORIZED;
import static dev.mandate.commands.RejectionCode.UNKNOWN_CUSTOMER;
import static dev.mandate.commands.RejectionCode.UNKNOWN_USER;
import static dev.mandate.policy.Role.CUSTOMER_FULL_ADMIN;
import static dev.mandate.policy.Role.FULL_ADMIN;
import static dev.mandate.policy.Role.PARTNER_ADMIN;
import static dev.mandate.roles.domain.Samples.OTHER_PARTNER;
import static dev.mandate.roles.domain.Samples.user;

import dev.mandate.commands.RegisterPartner;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.CustomerRoleGranted;
import dev.mandate.events.UserRemoved;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Ids are unique across all partners, in two namespaces, and nobody learns what others have. */
class IdsTest {
  /** Beside {@code p1} stands {@code p2}, with a user, a customer and an administrator of that. */
  private static Scenario besideAnotherPartner() {
    return Scenario.givenPartner()
        .withUser("u1", PARTNER_ADMIN)
        .withCustomers("c1")
        .and(Samples.partnerRegistered(OTHER_PARTNER))
        .and(Samples.firstUser(OTHER_PARTNER, "theirs"))
        .and(new CustomerProvisioned(OTHER_PARTNER, "c9", "Name of c9", null, true))
        .and(
            new CustomerRoleGranted(
                OTHER_PARTNER, "c9", "their-admin", CUSTOMER_FULL_ADMIN, null, null));
  }

  @Nested
  class Taken {
    @Test
    void R30_a_user_id_of_another_partner_is_taken() {
      besideAnotherPartner()
          .when(Samples.provisionUser("theirs"))
          .thenRejected(ALREADY_EXISTS)
          .when(Samples.provisionUser("their-admin"))
          .thenRejected(ALREADY_EXISTS)
          .when(Samples.grantCustomerRole("c1", "theirs", CUSTOMER_FULL_ADMIN))
          .thenRejected(ALREADY_EXISTS)
          .when(Samples.grantCustomerRole("c1", "their-admin", CUSTOMER_FULL_ADMIN))
          .thenRejected(ALREADY_EXISTS);
    }

    @Test
    void R4_R30_it_stays_theirs_after_the_user_was_removed() {
      besideAnotherPartner()
          .and(Samples.userProvisioned(OTHER_PARTNER, "gone"))
          .and(new UserRemoved(OTHER_PARTNER, "gone"))
          .when(Samples.provisionUser("gone"))
          .thenRejected(ALREADY_EXISTS);
    }

    @Test
    void R30_an_id_of_a_customer_or_partner_is_taken_for_customers_and_partners() {
      besideAnotherPartner()
          .when(Samples.provisionCustomer("c9"))
          .thenRejected(ALREADY_EXISTS)
          .when(Samples.attachCustomer("c9"))
          .thenRejected(ALREADY_EXISTS)
          .when(Samples.provisionCustomer(OTHER_PARTNER))
          .thenRejected(ALREADY_EXISTS)
          .when(Samples.provisionCustomer(Samples.PARTNER))
          .thenRejected(ALREADY_EXISTS)
          .when(new RegisterPartner("c9", "Name of c9", true))
          .thenRejected(ALREADY_EXISTS)
          .when(new RegisterPartner("c1", "Name of c1", true))
          .thenRejected(ALREADY_EXISTS);
    }

    @Test
    void users_and_organizations_are_named_independently() {
      besideAnotherPartner()
          .when(Samples.provisionCustomer("theirs"))
          .thenAccepted()
          .when(Samples.provisionCustomer("u1"))
          .thenAccepted()
          .when(Samples.provisionUser("c9"))
          .thenAccepted()
          .when(Samples.provisionUser(OTHER_PARTNER))
          .thenAccepted()
          .when(Samples.grantCustomerRole("c1", "c1", CUSTOMER_FULL_ADMIN))
          .thenAccepted();
    }
  }

  @Nested
  class OutOfReach {
    @Test
    void R30_a_user_of_another_partner_is_unknown() {
      besideAnotherPartner()
          .when(Samples.renameUser("theirs", "Mine"))
          .thenRejected(UNKNOWN_USER)
          .when(Samples.removeUser("theirs"))
          .thenRejected(UNKNOWN_USER)
          .when(Samples.grantRole("theirs", FULL_ADMIN))
          .thenRejected(UNKNOWN_USER)
          .when(Samples.revokeRole("theirs", FULL_ADMIN))
          .thenRejected(UNKNOWN_USER)
          .when(Samples.setRoles("theirs"))
          .thenRejected(UNKNOWN_USER)
          .when(Samples.assignCustomer("theirs", "c1"))
          .thenRejected(UNKNOWN_USER)
          .when(Samples.unassignCustomer("theirs", "c1"))
          .thenRejected(UNKNOWN_USER)
          .when(Samples.provisionCustomer("c2", "theirs"))
          .thenRejected(UNKNOWN_USER)
          .when(Samples.attachCustomer("c2", "theirs"))
          .thenRejected(UNKNOWN_USER)
          .when(Samples.revokeCustomerRole("c1", "their-admin", CUSTOMER_FULL_ADMIN))
          .thenRejected(UNKNOWN_USER);
    }

    @Test
    void R30_a_customer_of_another_partner_is_unknown() {
      besideAnotherPartner()
          .asking(user("first"))
          .when(Samples.renameCustomer("c9", "Mine"))
          .thenRejected(UNKNOWN_CUSTOMER)
          .when(Samples.setRestrictedMode("c9", false))
          .thenRejected(UNKNOWN_CUSTOMER)
          .when(Samples.assignCustomer("u1", "c9"))
          .thenRejected(UNKNOWN_CUSTOMER)
          .when(Samples.unassignCustomer("u1", "c9"))
          .thenRejected(UNKNOWN_CUSTOMER)
          .when(Samples.grantCustomerRole("c9", "a1", CUSTOMER_FULL_ADMIN))
          .thenRejected(UNKNOWN_CUSTOMER)
          .when(Samples.revokeCustomerRole("c9", "their-admin", CUSTOMER_FULL_ADMIN))
          .thenRejected(UNKNOWN_CUSTOMER);
    }

    @Test
    void R30_an_administrator_of_another_partner_or_its_customer_may_ask_for_nothing() {
      besideAnotherPartner()
          .asking(user("theirs"))
          .when(Samples.provisionUser("u2"))
          .thenRejected(NOT_AUTHORIZED)
          .when(Samples.grantRole("u1", FULL_ADMIN))
          .thenRejected(NOT_AUTHORIZED)
          .when(Samples.setRestrictedMode("c1", false))
          .thenRejected(NOT_AUTHORIZED)
          .asking(user("their-admin"))
          .when(Samples.grantCustomerRole("c9", "a1", CUSTOMER_FULL_ADMIN))
          .thenRejected(NOT_AUTHORIZED)
          .when(Samples.grantCustomerRole("c1", "a1", CUSTOMER_FULL_ADMIN))
          .thenRejected(NOT_AUTHORIZED);
    }

    @Test
    void R30_a_user_named_like_an_organization_has_nothing_of_it() {
      besideAnotherPartner()
          .withUser("p1")
          .asking(user("p1"))
          .when(Samples.provisionUser("u2"))
          .thenRejected(NOT_AUTHORIZED)
          .asking(user("c1"))
          .when(Samples.renameCustomer("c1", "Mine"))
          .thenRejected(NOT_AUTHORIZED);
    }
  }
}
