package dev.mandate.system.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.system.oracle.Command.Identity;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The oracle is right about the rules that are easiest to get wrong. */
class OracleTest {
  private final Oracle oracle =
      new Oracle(new PolicyTables(Path.of(System.getProperty("mandate.repository", "."))));
  private int commands;

  @BeforeEach
  void given_a_partner_with_two_administrators() {
    ask("RegisterPartner", "name", "Acme", "sellsWholesale", true);
    provision("anna");
    provision("ben");
    ask("GrantRole", "userId", "ben", "role", "PARTNER_ADMIN");
  }

  @Test
  void R2_the_first_user_alone_gets_roles_automatically() {
    assertThat(oracle.access("anna", "acme").capabilities())
        .containsEntry("PARTNER_ORG.LEGAL_HOLD", Level.FULL)
        .containsEntry("PARTNER_HUB.HUB_CREATE_CUSTOMERS", Level.FULL);
    assertThat(oracle.access("ben", "acme").capabilities()).isEmpty();
  }

  @Test
  void R10_the_add_on_goes_with_its_last_base() {
    ask("GrantRole", "userId", "ben", "role", "WHOLESALE_ADMIN");

    Verdict verdict = ask("RevokeRole", "userId", "ben", "role", "PARTNER_ADMIN");

    assertThat(verdict.facts())
        .extracting(fact -> fact.text("role") + " " + fact.text("cause"))
        .containsExactlyInAnyOrder("PARTNER_ADMIN COMMAND", "WHOLESALE_ADMIN PREREQUISITE_LOST");
  }

  @Test
  void R12_an_attached_customer_can_be_provisioned_but_not_tried_out_until_it_is_assigned() {
    ask("AttachCustomer", "customerId", "globex", "name", "Globex", "onBehalfOf", "ben");
    assertThat(oracle.access("ben", "globex").capabilities())
        .containsEntry("CUSTOMER_ORG.RESTRICTED_MODE", Level.FULL)
        .doesNotContainKey("CUSTOMER_ORG.MANAGE_TRIALS");

    ask("AssignCustomer", "userId", "ben", "customerId", "globex");

    assertThat(oracle.access("ben", "globex").capabilities())
        .containsEntry("CUSTOMER_ORG.MANAGE_TRIALS", Level.FULL);
  }

  @Test
  void R13_the_last_administrator_stays() {
    assertThat(ask("RevokeRole", "userId", "anna", "role", "FULL_ADMIN").code())
        .isEqualTo("LAST_ADMINISTRATOR");
    assertThat(ask("RemoveUser", "userId", "anna").code()).isEqualTo("LAST_ADMINISTRATOR");
  }

  @Test
  void R18_a_full_list_gives_up_its_oldest_entry() {
    for (int i = 0; i < ListRules.LIMIT; i++) {
      customer("customer-" + i);
    }

    Verdict verdict = customer("one-too-many");

    assertThat(verdict.facts())
        .contains(
            Fact.of(
                "CustomerUnassigned",
                "acme",
                "userId",
                "ben",
                "customerId",
                "customer-0",
                "cause",
                "LIMIT",
                "displacedBy",
                "one-too-many"));
  }

  @Test
  void R23_restricted_mode_lowers_settings_of_customer_administrators_only() {
    customer("globex");
    ask(
        "GrantCustomerRole",
        "customerId",
        "globex",
        "userId",
        "carol",
        "role",
        "CUSTOMER_FULL_ADMIN");

    Access carol = oracle.access("carol", "globex");
    Access ben = oracle.access("ben", "globex");

    assertThat(carol.capabilities())
        .containsEntry("CUSTOMER_ORG.ORGANIZATION_SETTINGS", Level.FULL);
    assertThat(carol.settings())
        .containsEntry("ACCOUNT_COMPANY_NAME", Level.READ_ONLY)
        .containsEntry("CALLING_PSTN_LOCAL_GATEWAY", Level.NONE);
    assertThat(carol.partial()).containsExactly("USERS_SERVICES_STATUS");
    assertThat(carol.banner()).isTrue();
    assertThat(ben.settings()).containsEntry("ACCOUNT_COMPANY_NAME", Level.FULL);
    assertThat(ben.banner()).isFalse();
  }

  @Test
  void a_command_that_comes_again_keeps_its_verdict_whatever_it_says() {
    Verdict first = ask("RevokeRole", "userId", "ben", "role", "PARTNER_ADMIN");
    Command other = new Command(first.command().identity(), "RemoveUser", null, null, Map.of());

    assertThat(oracle.judge(other)).isSameAs(first);
    assertThat(oracle.positions()).isEqualTo(Map.of("acme", first.position()));
  }

  private void provision(String user) {
    ask("ProvisionUser", "userId", user, "displayName", user, "email", user + "@example.org");
  }

  private Verdict customer(String id) {
    return ask("ProvisionCustomer", "customerId", id, "name", id, "onBehalfOf", "ben");
  }

  private Verdict ask(String type, Object... fields) {
    Map<String, Object> data = new HashMap<>(Map.of("partnerId", "acme"));
    for (int i = 0; i < fields.length; i += 2) {
      data.put((String) fields[i], fields[i + 1]);
    }
    commands++;
    Identity identity = new Identity("test", Integer.toString(commands));
    return oracle.judge(new Command(identity, type, "system", "test", data));
  }
}
