package dev.mandate.roles.domain;

import static dev.mandate.commands.RejectionCode.ALREADY_EXISTS;
import static dev.mandate.events.RevocationCause.PROGRAM_ENDED;
import static dev.mandate.policy.Role.PARTNER_ADMIN;
import static dev.mandate.policy.Role.WHOLESALE_ADMIN;
import static dev.mandate.roles.domain.Samples.PARTNER;
import static dev.mandate.roles.domain.Samples.user;

import dev.mandate.commands.RegisterPartner;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Restriction;
import org.junit.jupiter.api.Test;

/** The partner as a whole: registered once, with a programme and a restriction list. */
class PartnerTest {
  @Test
  void R1_a_partner_is_registered_once() {
    Scenario.given()
        .when(Samples.registerPartner())
        .thenEvents(Samples.partnerRegistered())
        .when(Samples.registerPartner())
        .thenNoEffect();
  }

  @Test
  void R1_a_partner_is_not_registered_again_with_other_data() {
    Scenario.given(Samples.partnerRegistered())
        .when(new RegisterPartner(PARTNER, "Another name", true))
        .thenRejected(ALREADY_EXISTS)
        .when(new RegisterPartner(PARTNER, "Acme Telecom", false))
        .thenRejected(ALREADY_EXISTS);
  }

  @Test
  void R1_what_counts_as_the_same_data_follows_the_programme() {
    Scenario.given(Samples.partnerRegistered(), Samples.wholesaleChanged(false))
        .when(Samples.registerPartner())
        .thenRejected(ALREADY_EXISTS)
        .when(new RegisterPartner(PARTNER, "Acme Telecom", false))
        .thenNoEffect();
  }

  @Test
  void R1_the_wholesale_programme_is_switched_off_and_on() {
    Scenario.given(Samples.partnerRegistered())
        .when(Samples.setWholesale(true))
        .thenNoEffect()
        .when(Samples.setWholesale(false))
        .thenEvents(Samples.wholesaleChanged(false))
        .when(Samples.setWholesale(false))
        .thenNoEffect()
        .when(Samples.setWholesale(true))
        .thenEvents(Samples.wholesaleChanged(true));
  }

  @Test
  void R10_switching_the_programme_off_revokes_the_add_on_from_everybody() {
    Scenario.givenPartner()
        .withUser("u2", PARTNER_ADMIN, WHOLESALE_ADMIN)
        .withUser("u1", PARTNER_ADMIN, WHOLESALE_ADMIN)
        .withUser("u3", PARTNER_ADMIN)
        .when(Samples.setWholesale(false))
        .thenEvents(
            Samples.wholesaleChanged(false),
            Samples.roleRevoked("u1", WHOLESALE_ADMIN, PROGRAM_ENDED),
            Samples.roleRevoked("u2", WHOLESALE_ADMIN, PROGRAM_ENDED))
        .thenRoles("u1", PARTNER_ADMIN);
  }

  @Test
  void R10_switching_the_programme_on_again_gives_nobody_the_add_on_back() {
    Scenario.givenPartner()
        .withUser("u1", PARTNER_ADMIN, WHOLESALE_ADMIN)
        .when(Samples.setWholesale(false))
        .thenAccepted()
        .when(Samples.setWholesale(true))
        .thenEvents(Samples.wholesaleChanged(true))
        .when(Samples.setWholesale(false))
        .thenEvents(Samples.wholesaleChanged(false));
  }

  @Test
  void R24_the_default_restriction_list_is_the_whole_catalogue() {
    String[] catalogue =
        Policy.standard().restrictions().stream().map(Restriction::key).toArray(String[]::new);

    Scenario.givenPartner()
        .asking(user("first"))
        .when(Samples.setRestrictions(catalogue))
        .thenNoEffect();
  }

  @Test
  void R24_settings_are_taken_off_the_list_and_put_back() {
    Scenario.givenPartner()
        .asking(user("first"))
        .when(Samples.setRestrictions("ORG_DOMAIN", "USERS_CLAIM"))
        .thenEvents(Samples.restrictionsChanged("ORG_DOMAIN", "USERS_CLAIM"))
        .when(Samples.setRestrictions("USERS_CLAIM", "ORG_DOMAIN"))
        .thenNoEffect()
        .when(Samples.setRestrictions())
        .thenEvents(Samples.restrictionsChanged())
        .when(Samples.setRestrictions("ORG_DOMAIN"))
        .thenEvents(Samples.restrictionsChanged("ORG_DOMAIN"));
  }

  @Test
  void R32_every_export_is_logged_also_the_same_one_again() {
    Scenario.givenPartner()
        .when(Samples.recordAuditExport())
        .thenEvents(Samples.auditExported())
        .when(Samples.recordAuditExport())
        .thenEvents(Samples.auditExported());
  }
}
