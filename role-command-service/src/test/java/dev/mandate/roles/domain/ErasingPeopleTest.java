package dev.mandate.roles.domain;

import static dev.mandate.commands.RejectionCode.UNKNOWN_USER;
import static dev.mandate.policy.AssignmentBasis.ASSIGNED;
import static dev.mandate.policy.Role.CUSTOMER_FULL_ADMIN;
import static dev.mandate.policy.Role.FULL_ADMIN;
import static dev.mandate.policy.Role.PARTNER_ADMIN;
import static dev.mandate.roles.domain.Samples.OTHER_PARTNER;
import static dev.mandate.roles.domain.Samples.PARTNER;

import dev.mandate.events.CustomerRoleGranted;
import dev.mandate.events.UserUpdated;
import org.junit.jupiter.api.Test;

/** Names and mail addresses of people can be erased, and nothing else of them is. */
class ErasingPeopleTest {
  @Test
  void a_user_is_erased_once_and_again_with_the_next_name() {
    Scenario.givenPartner()
        .withUser("u1")
        .when(Samples.erasePerson("u1"))
        .thenEvents(Samples.personErased("u1"))
        .when(Samples.erasePerson("u1"))
        .thenNoEffect()
        .and(new UserUpdated(PARTNER, "u1", "New name", null, null))
        .when(Samples.erasePerson("u1"))
        .thenEvents(Samples.personErased("u1"));
  }

  @Test
  void a_user_of_a_customer_is_erased_if_it_was_ever_named() {
    Scenario.givenPartner()
        .withCustomers("c1")
        .withCustomerUser("c1", "unnamed", CUSTOMER_FULL_ADMIN)
        .and(
            new CustomerRoleGranted(
                PARTNER, "c1", "named", CUSTOMER_FULL_ADMIN, "Name", "n@example.com"))
        .when(Samples.erasePerson("named"))
        .thenEvents(Samples.personErased("named"))
        .when(Samples.erasePerson("unnamed"))
        .thenNoEffect();
  }

  @Test
  void a_user_who_was_removed_is_erased() {
    Scenario.givenPartner()
        .withUser("u1")
        .and(Samples.userRemoved("u1"))
        .when(Samples.erasePerson("u1"))
        .thenEvents(Samples.personErased("u1"));
  }

  @Test
  void roles_and_list_stay() {
    Scenario.givenPartner()
        .withUser("u1", FULL_ADMIN, PARTNER_ADMIN)
        .withCustomers("c1")
        .withListed("u1", ASSIGNED, "c1")
        .when(Samples.erasePerson("u1"))
        .thenAccepted()
        .thenRoles("u1", FULL_ADMIN, PARTNER_ADMIN)
        .thenList("u1", "c1");
  }

  @Test
  void R30_the_user_of_another_partner_is_as_unknown_as_one_that_does_not_exist() {
    Scenario.givenPartner()
        .and(Samples.partnerRegistered(OTHER_PARTNER))
        .and(Samples.firstUser(OTHER_PARTNER, "theirs"))
        .when(Samples.erasePerson("theirs"))
        .thenRejected(UNKNOWN_USER)
        .when(Samples.erasePerson("nobody"))
        .thenRejected(UNKNOWN_USER);
  }
}
