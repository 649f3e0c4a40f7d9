package dev.mandate.roles.domain;

import static dev.mandate.commands.RejectionCode.ALREADY_EXISTS;
import static dev.mandate.commands.RejectionCode.UNKNOWN_USER;
import static dev.mandate.policy.AssignmentBasis.ASSIGNED;
import static dev.mandate.policy.AssignmentBasis.ATTACHED;
import static dev.mandate.policy.Role.FULL_ADMIN;
import static dev.mandate.policy.Role.PARTNER_ADMIN;
import static dev.mandate.policy.Role.PARTNER_FULL_ADMIN;
import static dev.mandate.policy.Role.WHOLESALE_ADMIN;
import static dev.mandate.roles.domain.Samples.PARTNER;

import dev.mandate.commands.ProvisionUser;
import dev.mandate.commands.UpdateUser;
import dev.mandate.events.RevocationCause;
import dev.mandate.events.UnassignmentCause;
import dev.mandate.events.UserProvisioned;
import dev.mandate.events.UserUpdated;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Users of the partner's own organization come, change and go. */
class UsersTest {
  @Nested
  class Provisioning {
    @Test
    void R2_the_first_user_gets_both_full_administrator_roles_at_once() {
      Scenario.given(Samples.partnerRegistered())
          .when(Samples.provisionUser("u1"))
          .thenEvents(Samples.firstUser("u1"))
          .when(Samples.provisionUser("u2"))
          .thenEvents(Samples.userProvisioned("u2"));
    }

    @Test
    void R2_happens_once_per_partner_also_after_the_first_user_was_removed() {
      Scenario.givenPartner()
          .withUser("u2", FULL_ADMIN, PARTNER_FULL_ADMIN)
          .when(Samples.removeUser("first"))
          .thenAccepted()
          .when(Samples.provisionUser("first"))
          .thenEvents(Samples.userProvisioned("first"))
          .thenRoles("first")
          .when(Samples.provisionUser("u3"))
          .thenEvents(Samples.userProvisioned("u3"));
    }

    @Test
    void provisioning_the_same_user_again_has_no_effect() {
      Scenario.givenPartner()
          .withUser("u1", PARTNER_ADMIN)
          .when(Samples.provisionUser("u1"))
          .thenNoEffect()
          .thenRoles("u1", PARTNER_ADMIN);
    }

    @Test
    void provisioning_it_again_with_other_data_is_refused() {
      Scenario scenario = Scenario.givenPartner().withUser("u1");
      String name = "Name of u1";
      String email = "u1@example.com";

      scenario
          .when(new ProvisionUser(PARTNER, "u1", "Another name", email, null))
          .thenRejected(ALREADY_EXISTS);
      scenario
          .when(new ProvisionUser(PARTNER, "u1", name, "another@example.com", null))
          .thenRejected(ALREADY_EXISTS);
      scenario
          .when(new ProvisionUser(PARTNER, "u1", name, email, "alias"))
          .thenRejected(ALREADY_EXISTS);
    }

    @Test
    void what_counts_as_the_same_data_follows_updates() {
      Scenario.givenPartner()
          .withUser("u1")
          .when(Samples.renameUser("u1", "New name"))
          .thenAccepted()
          .when(Samples.provisionUser("u1"))
          .thenRejected(ALREADY_EXISTS)
          .when(new ProvisionUser(PARTNER, "u1", "New name", "u1@example.com", null))
          .thenNoEffect();
    }

    @Test
    void R6_a_user_can_carry_an_alias() {
      Scenario.givenPartner()
          .when(new ProvisionUser(PARTNER, "u1", "One", "one@example.com", "uno"))
          .thenEvents(new UserProvisioned(PARTNER, "u1", "One", "one@example.com", "uno"))
          .when(new UpdateUser(PARTNER, "u1", null, null, "eins"))
          .thenEvents(new UserUpdated(PARTNER, "u1", null, null, "eins"));
    }

    @Test
    void R6_an_empty_alias_is_none() {
      Scenario.givenPartner()
          .withUser("u1")
          .when(new UpdateUser(PARTNER, "u1", null, null, ""))
          .thenNoEffect()
          .when(new ProvisionUser(PARTNER, "u1", "Name of u1", "u1@example.com", ""))
          .thenNoEffect()
          .when(new UpdateUser(PARTNER, "u1", null, null, "uno"))
          .thenAccepted()
          .when(new UpdateUser(PARTNER, "u1", null, null, ""))
          .thenEvents(new UserUpdated(PARTNER, "u1", null, null, ""))
          .when(Samples.provisionUser("u1"))
          .thenNoEffect();
    }
  }

  @Nested
  class Updating {
    @Test
    void an_update_names_only_what_changed() {
      Scenario.givenPartner()
          .withUser("u1")
          .when(new UpdateUser(PARTNER, "u1", "Name of u1", "new@example.com", null))
          .thenEvents(new UserUpdated(PARTNER, "u1", null, "new@example.com", null));
    }

    @Test
    void an_update_to_what_is_so_already_has_no_effect() {
      Scenario.givenPartner()
          .withUser("u1")
          .when(new UpdateUser(PARTNER, "u1", "Name of u1", "u1@example.com", null))
          .thenNoEffect()
          .when(new UpdateUser(PARTNER, "u1", null, null, null))
          .thenNoEffect();
    }

    @Test
    void an_update_leaves_roles_and_list_alone() {
      Scenario.givenPartner()
          .withUser("u1", PARTNER_ADMIN)
          .withCustomers("c1")
          .withListed("u1", ASSIGNED, "c1")
          .when(Samples.renameUser("u1", "New name"))
          .thenAccepted()
          .thenRoles("u1", PARTNER_ADMIN)
          .thenList("u1", "c1");
    }

    @Test
    void nobody_is_updated_that_is_no_user_of_the_partner() {
      Scenario.givenPartner()
          .when(Samples.renameUser("nobody", "New name"))
          .thenRejected(UNKNOWN_USER);
    }
  }

  @Nested
  class Removing {
    @Test
    void R4_removing_a_user_revokes_all_its_roles_and_empties_its_list() {
      Scenario.givenPartner()
          .withUser("u1", PARTNER_ADMIN, WHOLESALE_ADMIN)
          .withCustomers("c1", "c2")
          .withListed("u1", ATTACHED, "c2")
          .withListed("u1", ASSIGNED, "c1")
          .when(Samples.removeUser("u1"))
          .thenEvents(
              Samples.roleRevoked("u1", PARTNER_ADMIN, RevocationCause.USER_REMOVED),
              Samples.roleRevoked("u1", WHOLESALE_ADMIN, RevocationCause.USER_REMOVED),
              Samples.customerUnassigned("u1", "c2", UnassignmentCause.USER_REMOVED),
              Samples.customerUnassigned("u1", "c1", UnassignmentCause.USER_REMOVED),
              Samples.userRemoved("u1"));
    }

    @Test
    void R4_a_user_without_roles_is_simply_removed() {
      Scenario.givenPartner()
          .withUser("u1")
          .when(Samples.removeUser("u1"))
          .thenEvents(Samples.userRemoved("u1"));
    }

    @Test
    void R4_a_removed_user_is_unknown() {
      Scenario.givenPartner()
          .withUser("u1")
          .when(Samples.removeUser("u1"))
          .thenAccepted()
          .when(Samples.removeUser("u1"))
          .thenRejected(UNKNOWN_USER)
          .when(Samples.grantRole("u1", PARTNER_ADMIN))
          .thenRejected(UNKNOWN_USER)
          .when(Samples.provisionCustomer("c1", "u1"))
          .thenRejected(UNKNOWN_USER);
    }

    @Test
    void R4_the_same_id_can_be_provisioned_again_and_starts_without_roles() {
      Scenario.givenPartner()
          .withUser("u1", FULL_ADMIN, PARTNER_ADMIN)
          .withCustomers("c1")
          .withListed("u1", ASSIGNED, "c1")
          .when(Samples.removeUser("u1"))
          .thenAccepted()
          .when(new ProvisionUser(PARTNER, "u1", "Somebody else", "new@example.com", null))
          .thenEvents(new UserProvisioned(PARTNER, "u1", "Somebody else", "new@example.com", null))
          .thenRoles("u1")
          .thenList("u1");
    }

    @Test
    void R4_a_removed_administrator_no_longer_counts_for_anything() {
      Scenario.givenPartner()
          .withUser("u1", PARTNER_ADMIN, WHOLESALE_ADMIN)
          .when(Samples.removeUser("u1"))
          .thenAccepted()
          .when(Samples.setWholesale(false))
          .thenEvents(Samples.wholesaleChanged(false));
    }
  }
}
