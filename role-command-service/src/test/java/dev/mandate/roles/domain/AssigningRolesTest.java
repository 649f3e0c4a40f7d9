package dev.mandate.roles.domain;

import static dev.mandate.commands.RejectionCode.NOT_AUTHORIZED;
import static dev.mandate.commands.RejectionCode.UNKNOWN_USER;
import static dev.mandate.events.RevocationCause.COMMAND;
import static dev.mandate.policy.Role.FULL_ADMIN;
import static dev.mandate.policy.Role.PARTNER_ADMIN;
import static dev.mandate.policy.Role.PARTNER_FULL_ADMIN;
import static dev.mandate.policy.Role.READ_ONLY_ADMIN;
import static dev.mandate.policy.Role.WHOLESALE_ADMIN;
import static dev.mandate.roles.domain.Samples.LATER;
import static dev.mandate.roles.domain.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.commands.Command;
import dev.mandate.policy.Role;
import dev.mandate.wire.Asker;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Granting and revoking one role of a partner's user. */
class AssigningRolesTest {
  /**
   * Which role (columns) the holder of which role (rows) may assign: {@code yes}, {@code no} for
   * not entitled, {@code never} for a role that nobody can assign.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          asker                      | FULL | READ_ONLY | P_FULL | P_ADMIN | P_READ | WHOLESALE | PROVISIONING | CUSTOMER
          system                     | yes  | yes       | yes    | yes     | yes    | yes       | never        | never
          FULL_ADMIN                 | yes  | yes       | yes    | yes     | yes    | yes       | never        | never
          PARTNER_FULL_ADMIN         | no   | no        | yes    | yes     | yes    | yes       | never        | never
          READ_ONLY_ADMIN            | no   | no        | no     | no      | no     | no        | no           | no
          PARTNER_ADMIN              | no   | no        | no     | no      | no     | no        | no           | no
          PARTNER_READ_ONLY_ADMIN    | no   | no        | no     | no      | no     | no        | no           | no
          WHOLESALE_ADMIN            | no   | no        | no     | no      | no     | no        | no           | no
          CUSTOMER_FULL_ADMIN        | no   | no        | no     | no      | no     | no        | no           | no
          """)
  void R7_R8_who_may_assign_and_revoke_which_role(
      String asker,
      String full,
      String readOnly,
      String partnerFull,
      String partnerAdmin,
      String partnerReadOnly,
      String wholesale,
      String provisioning,
      String customer) {
    answers(asker, FULL_ADMIN, full);
    answers(asker, READ_ONLY_ADMIN, readOnly);
    answers(asker, PARTNER_FULL_ADMIN, partnerFull);
    answers(asker, PARTNER_ADMIN, partnerAdmin);
    answers(asker, Role.PARTNER_READ_ONLY_ADMIN, partnerReadOnly);
    answers(asker, WHOLESALE_ADMIN, wholesale);
    answers(asker, Role.PROVISIONING_ADMIN, provisioning);
    answers(asker, Role.CUSTOMER_FULL_ADMIN, customer);
  }

  /** To whoever holds nothing but a base for the add-on, and from whoever holds the role. */
  private static void answers(String asker, Role role, String expected) {
    Role base = role == PARTNER_ADMIN ? PARTNER_FULL_ADMIN : PARTNER_ADMIN;
    Scenario without = cast().withUser("target", base);
    Scenario with = cast().withUser("target", base, role);

    assertThat(answer(without, asker, Samples.grantRole("target", role)))
        .as("%s grants %s", asker, role)
        .isEqualTo(expected);
    assertThat(answer(with, asker, Samples.revokeRole("target", role)))
        .as("%s revokes %s", asker, role)
        .isEqualTo(expected);
  }

  private static Scenario cast() {
    return Scenario.givenPartner()
        .withUser("FULL_ADMIN", FULL_ADMIN)
        .withUser("PARTNER_FULL_ADMIN", PARTNER_FULL_ADMIN)
        .withUser("READ_ONLY_ADMIN", READ_ONLY_ADMIN)
        .withUser("PARTNER_ADMIN", PARTNER_ADMIN)
        .withUser("PARTNER_READ_ONLY_ADMIN", Role.PARTNER_READ_ONLY_ADMIN)
        .withUser("WHOLESALE_ADMIN", PARTNER_ADMIN, WHOLESALE_ADMIN)
        .withCustomers("c1")
        .withCustomerUser("c1", "CUSTOMER_FULL_ADMIN", Role.CUSTOMER_FULL_ADMIN);
  }

  private static String answer(Scenario scenario, String asker, Command command) {
    Asker whoAsks = asker.equals("system") ? Samples.system() : user(asker);
    return switch (scenario.asking(whoAsks).when(command).code()) {
      case null -> "yes";
      case NOT_AUTHORIZED -> "no";
      case ROLE_NOT_ASSIGNABLE -> "never";
      case INVALID,
          UNKNOWN_PARTNER,
          UNKNOWN_USER,
          UNKNOWN_CUSTOMER,
          ALREADY_EXISTS,
          PREREQUISITE_ROLE_MISSING,
          NOT_A_WHOLESALE_PARTNER,
          LAST_ADMINISTRATOR,
          NO_MANAGED_LIST ->
          "unexpected " + scenario.code();
    };
  }

  @Test
  void R8_a_partner_full_administrator_cannot_raise_itself() {
    Scenario.givenPartner()
        .withUser("u1", PARTNER_FULL_ADMIN)
        .asking(user("u1"))
        .when(Samples.grantRole("u1", FULL_ADMIN))
        .thenRejected(NOT_AUTHORIZED);
  }

  @Nested
  class Granting {
    @Test
    void R7_a_role_is_granted_once() {
      Scenario.givenPartner()
          .withUser("u1")
          .asking(user("first"))
          .when(Samples.grantRole("u1", PARTNER_ADMIN))
          .thenEvents(Samples.roleGranted("u1", PARTNER_ADMIN))
          .when(Samples.grantRole("u1", PARTNER_ADMIN))
          .thenNoEffect();
    }

    @Test
    void R7_a_grant_can_be_limited_prolonged_shortened_and_made_permanent() {
      Scenario.givenPartner()
          .withUser("u1")
          .when(Samples.grantRoleUntil("u1", PARTNER_ADMIN, LATER))
          .thenEvents(Samples.roleGrantedUntil("u1", PARTNER_ADMIN, LATER))
          .when(Samples.grantRoleUntil("u1", PARTNER_ADMIN, LATER))
          .thenNoEffect()
          .when(Samples.grantRoleUntil("u1", PARTNER_ADMIN, LATER.plusSeconds(1)))
          .thenEvents(Samples.roleGrantedUntil("u1", PARTNER_ADMIN, LATER.plusSeconds(1)))
          .when(Samples.grantRoleUntil("u1", PARTNER_ADMIN, LATER.minusSeconds(1)))
          .thenEvents(Samples.roleGrantedUntil("u1", PARTNER_ADMIN, LATER.minusSeconds(1)))
          .when(Samples.grantRole("u1", PARTNER_ADMIN))
          .thenEvents(Samples.roleGranted("u1", PARTNER_ADMIN));
    }

    @Test
    void R7_nobody_is_granted_a_role_that_is_no_user_of_the_partner() {
      Scenario.givenPartner()
          .withCustomers("c1")
          .withCustomerUser("c1", "a1", Role.CUSTOMER_FULL_ADMIN)
          .when(Samples.grantRole("nobody", PARTNER_ADMIN))
          .thenRejected(UNKNOWN_USER)
          .when(Samples.grantRole("a1", PARTNER_ADMIN))
          .thenRejected(UNKNOWN_USER);
    }
  }

  @Nested
  class Revoking {
    @Test
    void R7_a_role_is_revoked_once() {
      Scenario.givenPartner()
          .withUser("u1", READ_ONLY_ADMIN)
          .asking(user("first"))
          .when(Samples.revokeRole("u1", READ_ONLY_ADMIN))
          .thenEvents(Samples.roleRevoked("u1", READ_ONLY_ADMIN, COMMAND))
          .when(Samples.revokeRole("u1", READ_ONLY_ADMIN))
          .thenNoEffect();
    }

    @Test
    void R7_nothing_is_revoked_from_who_is_no_user_of_the_partner() {
      Scenario.givenPartner()
          .when(Samples.revokeRole("nobody", READ_ONLY_ADMIN))
          .thenRejected(UNKNOWN_USER);
    }

    @Test
    void R7_an_administrator_may_give_up_its_own_role() {
      Scenario.givenPartner()
          .withUser("u1", FULL_ADMIN)
          .asking(user("u1"))
          .when(Samples.revokeRole("u1", FULL_ADMIN))
          .thenEvents(Samples.roleRevoked("u1", FULL_ADMIN, COMMAND))
          .when(Samples.grantRole("u1", FULL_ADMIN))
          .thenRejected(NOT_AUTHORIZED);
    }
  }
}
