package dev.mandate.roles.domain;

import static dev.mandate.commands.RejectionCode.ALREADY_EXISTS;
import static dev.mandate.commands.RejectionCode.INVALID;
import static dev.mandate.commands.RejectionCode.LAST_ADMINISTRATOR;
import static dev.mandate.commands.RejectionCode.NOT_AUTHORIZED;
import static dev.mandate.commands.RejectionCode.NOT_A_WHOLESALE_PARTNER;
import static dev.mandate.commands.RejectionCode.NO_MANAGED_LIST;
import static dev.mandate.commands.RejectionCode.ROLE_NOT_ASSIGNABLE;
import static dev.mandate.commands.RejectionCode.UNKNOWN_CUSTOMER;
import static dev.mandate.commands.RejectionCode.UNKNOWN_PARTNER;
import static dev.mandate.commands.RejectionCode.UNKNOWN_USER;
import static dev.mandate.roles.domain.Samples.NOW;
import static dev.mandate.roles.domain.Samples.user;

import dev.mandate.policy.Role;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Valid, partner known, asker entitled, then the rest: what is wrong first is what is answered. */
class OrderOfJudgementTest {
  @Nested
  class Invalid {
    @Test
    void an_expiry_that_is_not_in_the_future_is_invalid() {
      Scenario scenario = Scenario.givenPartner().withUser("u1");

      scenario
          .when(Samples.grantRoleUntil("u1", Role.PARTNER_ADMIN, NOW.minusMillis(1)))
          .thenRejected(INVALID, "expiresAt");
      scenario
          .when(Samples.grantRoleUntil("u1", Role.PARTNER_ADMIN, NOW))
          .thenRejected(INVALID, "expiresAt");
      scenario
          .when(Samples.grantRoleUntil("u1", Role.PARTNER_ADMIN, NOW.plusMillis(1)))
          .thenAccepted();
    }

    @Test
    void a_user_acts_only_on_its_own_behalf() {
      Scenario scenario = Scenario.givenPartner().withUser("u1").asking(user("first"));

      scenario.when(Samples.provisionCustomer("c1", "u1")).thenRejected(INVALID, "onBehalfOf");
      scenario.when(Samples.attachCustomer("c1", "u1")).thenRejected(INVALID, "onBehalfOf");
      scenario
          .when(Samples.provisionCustomer("c1", "first"))
          .thenEvents(Samples.customerProvisioned("c1", "first"));
      scenario
          .when(Samples.attachCustomer("c2", "first"))
          .thenEvents(Samples.customerAttached("c2", "first"));
    }

    @Test
    void invalid_comes_before_an_unknown_partner_and_before_entitlement() {
      Scenario nothing = Scenario.given().asking(user("u1"));

      nothing.when(Samples.grantRoleUntil("u2", Role.FULL_ADMIN, NOW)).thenRejected(INVALID);
      nothing.when(Samples.provisionCustomer("c1", "u2")).thenRejected(INVALID);
      nothing.when(Samples.attachCustomer("c1", "u2")).thenRejected(INVALID);
    }
  }

  @Nested
  class UnknownPartner {
    @Test
    void a_partner_that_nobody_registered_is_unknown_whoever_asks() {
      Scenario nothing = Scenario.given();

      nothing.when(Samples.provisionUser("u1")).thenRejected(UNKNOWN_PARTNER);
      nothing.when(Samples.setWholesale(true)).thenRejected(UNKNOWN_PARTNER);
      nothing.when(Samples.recordAuditExport()).thenRejected(UNKNOWN_PARTNER);
      nothing.when(Samples.erasePerson("u1")).thenRejected(UNKNOWN_PARTNER);
      nothing.when(Samples.renameCustomer("c1", "x")).thenRejected(UNKNOWN_PARTNER);
      nothing
          .asking(user("u1"))
          .when(Samples.grantRole("u1", Role.FULL_ADMIN))
          .thenRejected(UNKNOWN_PARTNER);
    }

    @Test
    void a_user_cannot_register_a_partner_known_or_not() {
      Scenario.given()
          .asking(user("u1"))
          .when(Samples.registerPartner())
          .thenRejected(NOT_AUTHORIZED);
      Scenario.givenPartner()
          .asking(user("first"))
          .when(Samples.registerPartner())
          .thenRejected(NOT_AUTHORIZED);
    }
  }

  @Test
  void who_is_not_entitled_learns_nothing_else() {
    Scenario scenario = Scenario.givenPartner().withUser("u1").asking(user("u1"));

    scenario
        .when(Samples.grantRole("nobody", Role.PROVISIONING_ADMIN))
        .thenRejected(NOT_AUTHORIZED);
    scenario.when(Samples.revokeRole("first", Role.FULL_ADMIN)).thenRejected(NOT_AUTHORIZED);
    scenario.when(Samples.setRoles("u1")).thenRejected(NOT_AUTHORIZED);
    scenario.when(Samples.removeUser("nobody")).thenRejected(NOT_AUTHORIZED);
    scenario.when(Samples.erasePerson("nobody")).thenRejected(NOT_AUTHORIZED);
    scenario.when(Samples.assignCustomer("nobody", "nothing")).thenRejected(NOT_AUTHORIZED);
    scenario.when(Samples.renameCustomer("nothing", "x")).thenRejected(NOT_AUTHORIZED);
    scenario
        .when(Samples.grantCustomerRole("nothing", "first", Role.FULL_ADMIN))
        .thenRejected(NOT_AUTHORIZED);
  }

  @Nested
  class TheRest {
    @Test
    void an_unknown_user_comes_before_an_unassignable_role() {
      Scenario.givenPartner()
          .when(Samples.grantRole("nobody", Role.PROVISIONING_ADMIN))
          .thenRejected(UNKNOWN_USER)
          .when(Samples.setRoles("nobody", Role.CUSTOMER_FULL_ADMIN))
          .thenRejected(UNKNOWN_USER);
    }

    @Test
    void an_unknown_user_comes_before_an_unknown_customer_and_that_before_a_missing_list() {
      Scenario scenario = Scenario.givenPartner().withUser("u1").withCustomers("c1");

      scenario.when(Samples.assignCustomer("nobody", "nothing")).thenRejected(UNKNOWN_USER);
      scenario.when(Samples.assignCustomer("u1", "nothing")).thenRejected(UNKNOWN_CUSTOMER);
      scenario.when(Samples.assignCustomer("u1", "c1")).thenRejected(NO_MANAGED_LIST);
      scenario.when(Samples.unassignCustomer("nobody", "nothing")).thenRejected(UNKNOWN_USER);
      scenario.when(Samples.unassignCustomer("u1", "nothing")).thenRejected(UNKNOWN_CUSTOMER);
    }

    @Test
    void an_unknown_user_on_whose_behalf_comes_before_a_taken_id() {
      Scenario.givenPartner()
          .when(Samples.provisionCustomer("p1", "nobody"))
          .thenRejected(UNKNOWN_USER);
    }

    @Test
    void a_taken_id_comes_before_an_unassignable_role() {
      Scenario.givenPartner()
          .withCustomers("c1")
          .when(Samples.grantCustomerRole("c1", "first", Role.FULL_ADMIN))
          .thenRejected(ALREADY_EXISTS);
    }

    @Test
    void the_programme_is_asked_for_before_the_base_role() {
      Scenario.givenPartnerWithoutWholesale()
          .withUser("u1")
          .when(Samples.grantRole("u1", Role.WHOLESALE_ADMIN))
          .thenRejected(NOT_A_WHOLESALE_PARTNER);
    }

    @Test
    void an_unassignable_role_comes_before_the_last_administrator() {
      Scenario.givenPartner()
          .when(Samples.setRoles("first", Role.CUSTOMER_FULL_ADMIN))
          .thenRejected(ROLE_NOT_ASSIGNABLE)
          .when(Samples.setRoles("first"))
          .thenRejected(LAST_ADMINISTRATOR);
    }
  }
}
