package dev.mandate.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SampleCommandTest {
  private final List<SampleCommand> commands = SampleCommand.all();

  @Test
  void every_line_is_a_command_for_the_one_partner() {
    assertThat(commands)
        .allSatisfy(
            command -> {
              assertThat(command.type())
                  .isIn(
                      "RegisterPartner",
                      "ProvisionUser",
                      "GrantRole",
                      "ProvisionCustomer",
                      "AttachCustomer",
                      "AssignCustomer",
                      "SetRestrictedMode",
                      "GrantCustomerRole");
              assertThat(command.partnerId()).isEqualTo("acme");
            });
  }

  @Test
  void every_command_has_an_id_of_its_own_so_that_sending_it_again_has_no_effect() {
    assertThat(commands).extracting(SampleCommand::id).doesNotHaveDuplicates();
  }

  @Test
  void every_assignable_partner_role_is_held_by_somebody() {
    // The first user gets FULL_ADMIN and PARTNER_FULL_ADMIN without a command.
    assertThat(commands)
        .filteredOn(command -> command.type().equals("GrantRole"))
        .extracting(command -> command.data().required("role").asString())
        .contains(
            "FULL_ADMIN",
            "READ_ONLY_ADMIN",
            "PARTNER_FULL_ADMIN",
            "PARTNER_ADMIN",
            "PARTNER_READ_ONLY_ADMIN",
            "WHOLESALE_ADMIN");
  }

  @Test
  void every_role_in_a_customer_is_held_by_somebody() {
    assertThat(commands)
        .filteredOn(command -> command.type().equals("GrantCustomerRole"))
        .extracting(command -> command.data().required("role").asString())
        .contains(
            "CUSTOMER_FULL_ADMIN",
            "CUSTOMER_READ_ONLY_ADMIN",
            "CUSTOMER_USER_DEVICE_ADMIN",
            "CUSTOMER_DEVICE_ADMIN",
            "CUSTOMER_SUPPORT_ADMIN",
            "CUSTOMER_COMPLIANCE_OFFICER",
            "CUSTOMER_ADVANCED_TROUBLESHOOTING");
  }
}
