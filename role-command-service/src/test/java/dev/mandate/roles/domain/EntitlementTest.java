package dev.mandate.roles.domain;

import static dev.mandate.commands.RejectionCode.NOT_AUTHORIZED;
import static dev.mandate.policy.AssignmentBasis.ASSIGNED;
import static dev.mandate.policy.AssignmentBasis.ATTACHED;
import static dev.mandate.roles.domain.Samples.OTHER_PARTNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.commands.Command;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.CustomerRoleGranted;
import dev.mandate.policy.Role;
import dev.mandate.wire.Asker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may ask for what: every command against everybody. */
class EntitlementTest {
  /** One command of each kind, about the user {@code target} or the customer {@code c1}. */
  private static final Map<String, Command> COMMANDS = new LinkedHashMap<>();

  static {
    Stream.of(
            Samples.registerPartner(),
            Samples.setWholesale(false),
            Samples.setRestrictions("ORG_DOMAIN"),
            Samples.recordAuditExport(),
            Samples.provisionUser("new"),
            Samples.renameUser("target", "New name"),
            Samples.removeUser("target"),
            Samples.erasePerson("target"),
            Samples.grantRole("target", Role.PARTNER_READ_ONLY_ADMIN),
            Samples.revokeRole("target", Role.PARTNER_READ_ONLY_ADMIN),
            Samples.setRoles("target", Role.PARTNER_READ_ONLY_ADMIN),
            Samples.assignCustomer("target", "c1"),
            Samples.unassignCustomer("target", "c1"),
            Samples.provisionCustomer("new"),
            Samples.attachCustomer("new"),
            Samples.renameCustomer("c1", "New name"),
            Samples.setRestrictedMode("c1", false),
            Samples.grantCustomerRole("c1", "new", Role.CUSTOMER_DEVICE_ADMIN),
            Samples.revokeCustomerRole("c1", "CUSTOMER_DEVICE_ADMIN", Role.CUSTOMER_DEVICE_ADMIN))
        .forEach(command -> COMMANDS.put(command.getClass().getSimpleName(), command));
  }

  /**
   * Everybody who might ask, named after what it is. {@code PARTNER_ADMIN} has {@code c1} on its
   * list, {@code PROVISIONING_ADMIN} attached it, {@code PARTNER_ADMIN_ELSEWHERE} has only {@code
   * c2}; the add-on stands beside {@code PARTNER_ADMIN}; customer administrators are those of
   * {@code c1}, in restricted mode.
   */
  private static Scenario everybody() {
    Scenario scenario =
        Scenario.givenPartner()
            .withUser("target", Role.PARTNER_ADMIN)
            .withCustomers("c1", "c2")
            .withUser("FULL_ADMIN", Role.FULL_ADMIN)
            .withUser("READ_ONLY_ADMIN", Role.READ_ONLY_ADMIN)
            .withUser("PARTNER_FULL_ADMIN", Role.PARTNER_FULL_ADMIN)
            .withUser("PARTNER_ADMIN", Role.PARTNER_ADMIN)
            .withListed("PARTNER_ADMIN", ASSIGNED, "c1")
            .withUser("PROVISIONING_ADMIN", Role.PARTNER_ADMIN)
            .withListed("PROVISIONING_ADMIN", ATTACHED, "c1")
            .withUser("PARTNER_ADMIN_ELSEWHERE", Role.PARTNER_ADMIN)
            .withListed("PARTNER_ADMIN_ELSEWHERE", ASSIGNED, "c2")
            .withUser("PARTNER_READ_ONLY_ADMIN", Role.PARTNER_READ_ONLY_ADMIN)
            .withUser("WHOLESALE_ADMIN", Role.PARTNER_ADMIN, Role.WHOLESALE_ADMIN)
            .withUser("no role")
            .withUser("removed", Role.FULL_ADMIN, Role.PARTNER_FULL_ADMIN)
            .and(Samples.userRemoved("removed"))
            .withCustomerUser("c2", "full administrator of c2", Role.CUSTOMER_FULL_ADMIN)
            .and(Samples.partnerRegistered(OTHER_PARTNER))
            .and(Samples.firstUser(OTHER_PARTNER, "full administrator of p2"))
            .and(new CustomerProvisioned(OTHER_PARTNER, "c9", "Elsewhere", null, true))
            .and(ofCustomer(OTHER_PARTNER, "c9", "full administrator of c9"));
    for (Role role : customerRoles()) {
      scenario.withCustomerUser("c1", role.name(), role);
    }
    return scenario;
  }

  private static CustomerRoleGranted ofCustomer(String partner, String customer, String user) {
    return new CustomerRoleGranted(partner, customer, user, Role.CUSTOMER_FULL_ADMIN, null, null);
  }

  private static List<Role> customerRoles() {
    return Stream.of(Role.values()).filter(role -> role.name().startsWith("CUSTOMER_")).toList();
  }

  private static List<String> users() {
    List<String> users =
        new ArrayList<>(
            List.of(
                "FULL_ADMIN",
                "READ_ONLY_ADMIN",
                "PARTNER_FULL_ADMIN",
                "PARTNER_ADMIN",
                "PROVISIONING_ADMIN",
                "PARTNER_ADMIN_ELSEWHERE",
                "PARTNER_READ_ONLY_ADMIN",
                "WHOLESALE_ADMIN",
                "no role",
                "removed",
                "nobody",
                "full administrator of c2",
                "full administrator of p2",
                "full administrator of c9"));
    customerRoles().forEach(role -> users.add(role.name()));
    return users;
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          RegisterPartner     |
          SetWholesaleProgram |
          RecordAuditExport   |
          SetRestrictionList  | PARTNER_FULL_ADMIN
          AssignCustomer      | PARTNER_FULL_ADMIN
          UnassignCustomer    | PARTNER_FULL_ADMIN
          ProvisionUser       | FULL_ADMIN
          UpdateUser          | FULL_ADMIN
          RemoveUser          | FULL_ADMIN
          ErasePerson         | FULL_ADMIN
          GrantRole           | FULL_ADMIN, PARTNER_FULL_ADMIN
          RevokeRole          | FULL_ADMIN, PARTNER_FULL_ADMIN
          SetRoles            | FULL_ADMIN, PARTNER_FULL_ADMIN
          ProvisionCustomer   | PARTNER_FULL_ADMIN, WHOLESALE_ADMIN
          AttachCustomer      | PARTNER_FULL_ADMIN, WHOLESALE_ADMIN
          RenameCustomer      | PARTNER_ADMIN, PARTNER_FULL_ADMIN, PROVISIONING_ADMIN
          SetRestrictedMode   | PARTNER_ADMIN, PARTNER_FULL_ADMIN, PROVISIONING_ADMIN
          GrantCustomerRole   | CUSTOMER_FULL_ADMIN, PARTNER_ADMIN, PARTNER_FULL_ADMIN, PROVISIONING_ADMIN
          RevokeCustomerRole  | CUSTOMER_FULL_ADMIN, PARTNER_ADMIN, PARTNER_FULL_ADMIN, PROVISIONING_ADMIN
          """)
  void R7_R8_R15_R17_R22_R30_besides_the_system_only_these_may_ask(
      String commandName, @Nullable String entitled) {
    Command command = COMMANDS.get(commandName);
    assertThat(command).as("a sample of %s", commandName).isNotNull();

    TreeSet<String> allowed = new TreeSet<>();
    for (String user : users()) {
      if (mayAsk(Samples.user(user), command)) {
        allowed.add(user);
      }
    }

    assertThat(String.join(", ", allowed)).isEqualTo(entitled == null ? "" : entitled);
    assertThat(mayAsk(Samples.system(), command)).as("the system may").isTrue();
  }

  private static boolean mayAsk(Asker asker, Command command) {
    return everybody().asking(asker).when(command).code() != NOT_AUTHORIZED;
  }

  @Test
  void every_kind_of_command_is_in_the_table_above() {
    assertThat(COMMANDS.keySet()).hasSize(19);
    assertThat(COMMANDS.values().stream().map(Object::getClass).map(Class::getName))
        .containsExactlyInAnyOrderElementsOf(Kinds.of(Command.class).map(Class::getName).toList());
  }

  @Test
  void R9_entitlements_of_several_roles_add_up() {
    Scenario scenario =
        Scenario.givenPartner()
            .withUser("u1", Role.READ_ONLY_ADMIN, Role.FULL_ADMIN, Role.PARTNER_ADMIN)
            .withCustomers("c1")
            .withListed("u1", ASSIGNED, "c1")
            .asking(Samples.user("u1"));

    scenario.when(Samples.provisionUser("u2")).thenAccepted();
    scenario.when(Samples.setRestrictedMode("c1", false)).thenAccepted();
  }

  @Test
  void R11_the_add_on_reaches_no_customer_for_what_only_its_base_entitles_to() {
    Scenario scenario =
        Scenario.givenPartner()
            .withUser("u1", Role.PARTNER_ADMIN, Role.WHOLESALE_ADMIN)
            .withCustomers("c1")
            .asking(Samples.user("u1"));

    scenario.when(Samples.setRestrictedMode("c1", false)).thenRejected(NOT_AUTHORIZED);
    scenario.when(Samples.provisionCustomer("c2")).thenAccepted();
    scenario.when(Samples.setRestrictedMode("c2", false)).thenAccepted();
  }
}
