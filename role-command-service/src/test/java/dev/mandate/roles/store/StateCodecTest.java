package dev.mandate.roles.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.Policy;
import dev.mandate.policy.RestrictionSet;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleSet;
import dev.mandate.roles.domain.CustomerOrgState;
import dev.mandate.roles.domain.CustomerOrgState.Origin;
import dev.mandate.roles.domain.ManagedList;
import dev.mandate.roles.domain.PartnerAdminState;
import dev.mandate.roles.domain.PartnerAdminState.Grant;
import dev.mandate.roles.domain.PartnerOrgState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.OrderedPMap;

/** A kept state is the state, whatever is in it. */
class StateCodecTest {
  private static final PartnerOrgState PARTNER =
      new PartnerOrgState(
          true,
          "Acme \"ü\"",
          true,
          RestrictionSet.of(List.of(Policy.standard().restrictions().getFirst())),
          true,
          HashTreePSet.from(List.of("a")),
          HashTreePSet.from(List.of("b", "a")),
          HashTreePSet.empty());

  private static final PartnerAdminState USER =
      new PartnerAdminState(
          true,
          "Somebody",
          "somebody@example.org",
          null,
          new TreeMap<>(
              Map.of(
                  Role.FULL_ADMIN,
                  new Grant(null),
                  Role.PARTNER_ADMIN,
                  new Grant(Instant.parse("2026-03-01T10:00:00.123Z")))),
          new ManagedList(
              OrderedPMap.<String, AssignmentBasis>empty()
                  .plus("c2", AssignmentBasis.PROVISIONED)
                  .plus("c1", AssignmentBasis.ATTACHED)));

  private static final CustomerOrgState CUSTOMER =
      new CustomerOrgState(
          Origin.ATTACHED,
          "Customer",
          false,
          HashTreePMap.<String, RoleSet>empty()
              .plus("x", RoleSet.of(Role.CUSTOMER_FULL_ADMIN))
              .plus("y", RoleSet.EMPTY));

  static Stream<Object> states() {
    return Stream.of(
        PARTNER,
        USER,
        CUSTOMER,
        PartnerOrgState.UNKNOWN,
        PartnerAdminState.UNKNOWN,
        CustomerOrgState.UNKNOWN);
  }

  @ParameterizedTest
  @MethodSource("states")
  void a_state_is_read_as_it_was_written(Object state) {
    Object empty =
        states()
            .skip(3)
            .filter(unknown -> unknown.getClass() == state.getClass())
            .findFirst()
            .orElseThrow();

    Object read = StateCodec.read(StateCodec.write(state), empty);

    assertThat(read).isEqualTo(state);
    // Equal maps can differ in order, which counts where a full list gives up its oldest entry.
    assertThat(StateCodec.write(read)).isEqualTo(StateCodec.write(state));
  }

  @Test
  void the_list_of_customers_keeps_its_order() {
    PartnerAdminState read =
        (PartnerAdminState) StateCodec.read(StateCodec.write(USER), PartnerAdminState.UNKNOWN);

    assertThat(read.managedList().entries().keySet()).containsExactly("c2", "c1");
  }

  /** If this changes, states that are kept already are wrong: raise {@link StateCodec#FORMAT}. */
  @Test
  void what_format_1_looks_like() {
    assertThat(StateCodec.FORMAT).isEqualTo(1);
    assertThat(StateCodec.write(PARTNER))
        .isEqualTo(
            """
            {"registered":true,"name":"Acme \\"ü\\"","sellsWholesale":true,\
            "restrictions":["USERS_MANUAL_ADD_MODIFY"],"hadFirstUser":true,"fullAdmins":["a"],\
            "partnerFullAdmins":["a","b"],"wholesaleAdmins":[]}\
            """);
    assertThat(StateCodec.write(USER))
        .isEqualTo(
            """
            {"known":true,"displayName":"Somebody","email":"somebody@example.org","alias":null,\
            "grants":[{"role":"FULL_ADMIN","expiresAt":null},\
            {"role":"PARTNER_ADMIN","expiresAt":"2026-03-01T10:00:00.123Z"}],\
            "managedList":[{"customerId":"c2","basis":"PROVISIONED"},\
            {"customerId":"c1","basis":"ATTACHED"}]}\
            """);
    assertThat(StateCodec.write(CUSTOMER))
        .isEqualTo(
            """
            {"origin":"ATTACHED","name":"Customer","restrictedMode":false,\
            "users":{"x":["CUSTOMER_FULL_ADMIN"],"y":[]}}\
            """);
    assertThat(StateCodec.write(PartnerOrgState.UNKNOWN))
        .isEqualTo(
            """
            {"registered":false,"name":"","sellsWholesale":false,\
            "restrictions":["ACCOUNT_COMPANY_NAME","CALLING_APP_CALL_PRIORITY",\
            "CALLING_BEHAVIOR","CALLING_PSTN_CISCO_PSTN","CALLING_PSTN_LOCAL_GATEWAY",\
            "ORG_AUTHENTICATION_SSO","ORG_DOMAIN","ORG_EMAIL_LOCALE",\
            "ORG_EMAIL_SUPPRESS_ADMIN_INVITE","SERVICES_CONNECTED_UC","SERVICES_MIGRATIONS",\
            "USERS_AUTO_ASSIGN_LICENSES","USERS_CLAIM","USERS_DETAILS","USERS_DIRECTORY_SYNC",\
            "USERS_EDIT_SERVICES","USERS_MANUAL_ADD_MODIFY","USERS_PRIMARY_WORK_NUMBER",\
            "USERS_RESET_PACKAGE","USERS_SERVICES_STATUS"],"hadFirstUser":false,\
            "fullAdmins":[],"partnerFullAdmins":[],"wholesaleAdmins":[]}\
            """);
  }
}
