package dev.mandate.policy;

import static dev.mandate.policy.Level.FULL;
import static dev.mandate.policy.Level.NONE;
import static dev.mandate.policy.Level.READ_ONLY;
import static dev.mandate.policy.Role.CUSTOMER_DEVICE_ADMIN;
import static dev.mandate.policy.Role.CUSTOMER_READ_ONLY_ADMIN;
import static dev.mandate.policy.Role.FULL_ADMIN;
import static dev.mandate.policy.Role.PARTNER_ADMIN;
import static dev.mandate.policy.Role.PARTNER_FULL_ADMIN;
import static dev.mandate.policy.Role.PARTNER_READ_ONLY_ADMIN;
import static dev.mandate.policy.Role.PROVISIONING_ADMIN;
import static dev.mandate.policy.Role.READ_ONLY_ADMIN;
import static dev.mandate.policy.Role.WHOLESALE_ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which of a user's roles reach a customer, and how they add up there. */
class AccessInCustomersTest {
  private static final Set<Role> PARTNER_SIDE =
      EnumSet.of(
          FULL_ADMIN,
          READ_ONLY_ADMIN,
          PARTNER_FULL_ADMIN,
          PARTNER_ADMIN,
          PARTNER_READ_ONLY_ADMIN,
          WHOLESALE_ADMIN);

  /** A partner user's roles, and why the customer is on its list. */
  record Holder(Set<Role> roles, @Nullable AssignmentBasis listed) {
    Access access() {
      return Access.inManagedCustomer(RoleSet.of(roles), listed);
    }
  }

  /** All sets of partner-side roles, each with all ways of being on the list or not. */
  static Stream<Holder> everyHolder() {
    return IntStream.range(0, 1 << PARTNER_SIDE.size())
        .mapToObj(AccessInCustomersTest::subset)
        .flatMap(
            roles ->
                Stream.concat(
                    Stream.of(new Holder(roles, null)),
                    Stream.of(AssignmentBasis.values()).map(basis -> new Holder(roles, basis))));
  }

  @ParameterizedTest
  @MethodSource("everyHolder")
  void R9_R11_R12_R16_every_combination_of_roles_has_the_highest_of_those_that_count(
      Holder holder) {
    Set<Role> counting = EnumSet.noneOf(Role.class);
    for (Role role : holder.roles()) {
      switch (role) {
        case PARTNER_FULL_ADMIN, PARTNER_READ_ONLY_ADMIN -> counting.add(role);
        case PARTNER_ADMIN -> {
          if (holder.listed() == AssignmentBasis.ATTACHED) {
            counting.add(PROVISIONING_ADMIN);
          } else if (holder.listed() != null) {
            counting.add(PARTNER_ADMIN);
          }
        }
        case WHOLESALE_ADMIN -> {
          boolean asPartnerAdmin =
              holder.roles().contains(PARTNER_ADMIN) && holder.listed() != null;
          if (holder.roles().contains(PARTNER_FULL_ADMIN) || asPartnerAdmin) {
            counting.add(WHOLESALE_ADMIN);
          }
        }
        default -> {}
      }
    }

    assertThat(holder.access().capabilities()).isEqualTo(highestInCustomer(counting));
    assertThat(holder.access().reaches()).isEqualTo(!counting.isEmpty());
  }

  @Test
  void R9_the_highest_level_wins_whatever_the_order_of_roles() {
    Capability devices = customer("DEVICE_MANAGEMENT");
    Access both =
        Access.inOwnCustomer(
            RoleSet.of(CUSTOMER_READ_ONLY_ADMIN, CUSTOMER_DEVICE_ADMIN), RestrictionSet.EMPTY);

    assertThat(both.level(devices)).isEqualTo(FULL);
    assertThat(both.level(customer("ADMIN_AUDIT_LOG"))).isEqualTo(READ_ONLY);
    assertThat(both.level(customer("LEGAL_HOLD"))).isEqualTo(NONE);
  }

  @Test
  void R11_with_the_base_partner_full_admin_the_add_on_reaches_all_customers() {
    Access unlisted = inManagedCustomer(null, PARTNER_FULL_ADMIN, WHOLESALE_ADMIN);

    assertThat(unlisted.roles()).isEqualTo(RoleSet.of(PARTNER_FULL_ADMIN, WHOLESALE_ADMIN));
  }

  @Test
  void R11_with_the_base_partner_admin_the_add_on_reaches_only_listed_customers() {
    Capability users = customer("USERS_AND_LICENSES");

    assertThat(inManagedCustomer(null, PARTNER_ADMIN, WHOLESALE_ADMIN).reaches()).isFalse();
    assertThat(
            inManagedCustomer(AssignmentBasis.PROVISIONED, PARTNER_ADMIN, WHOLESALE_ADMIN)
                .level(users))
        .isEqualTo(FULL);
    assertThat(inManagedCustomer(AssignmentBasis.PROVISIONED, PARTNER_ADMIN).level(users))
        .isEqualTo(NONE);
  }

  @ParameterizedTest
  @EnumSource
  void R11_a_read_only_administrator_is_no_base_of_the_add_on(AssignmentBasis listed) {
    Access access = inManagedCustomer(listed, PARTNER_READ_ONLY_ADMIN, WHOLESALE_ADMIN);

    assertThat(access.roles()).isEqualTo(RoleSet.of(PARTNER_READ_ONLY_ADMIN));
  }

  @Test
  void R12_an_attached_customer_gives_the_same_without_managing_trials() {
    Map<Capability, Level> assigned =
        new HashMap<>(inManagedCustomer(AssignmentBasis.ASSIGNED, PARTNER_ADMIN).capabilities());

    Access attached = inManagedCustomer(AssignmentBasis.ATTACHED, PARTNER_ADMIN);

    assertThat(attached.roles()).isEqualTo(RoleSet.of(PROVISIONING_ADMIN));
    assertThat(assigned.remove(customer("MANAGE_TRIALS"))).isEqualTo(FULL);
    assertThat(attached.capabilities()).isEqualTo(assigned);
  }

  @Test
  void R12_a_partner_full_admin_manages_trials_of_customers_that_it_attached() {
    Access attached =
        inManagedCustomer(AssignmentBasis.ATTACHED, PARTNER_ADMIN, PARTNER_FULL_ADMIN);

    assertThat(attached.level(customer("MANAGE_TRIALS"))).isEqualTo(FULL);
  }

  @Test
  void R16_only_listed_customers_are_reached_by_a_partner_admin_and_all_by_the_others() {
    assertThat(inManagedCustomer(null, PARTNER_ADMIN).reaches()).isFalse();
    assertThat(inManagedCustomer(null, PARTNER_FULL_ADMIN).reaches()).isTrue();
    assertThat(inManagedCustomer(null, PARTNER_READ_ONLY_ADMIN).reaches()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void R16_a_list_entry_alone_gives_nothing(AssignmentBasis listed) {
    assertThat(inManagedCustomer(listed).reaches()).isFalse();
    assertThat(inManagedCustomer(listed, FULL_ADMIN, READ_ONLY_ADMIN).reaches()).isFalse();
  }

  private static Access inManagedCustomer(@Nullable AssignmentBasis listed, Role... held) {
    return Access.inManagedCustomer(RoleSet.of(held), listed);
  }

  private static Map<Capability, Level> highestInCustomer(Set<Role> roles) {
    Map<Capability, Level> highest = new HashMap<>();
    for (Tables.Entitlement line : Tables.ENTITLEMENTS) {
      if (line.scope().equals("CUSTOMER_ORG") && roles.contains(Role.valueOf(line.role()))) {
        highest.merge(
            customer(line.capability()),
            Level.valueOf(line.level()),
            (one, other) -> one == FULL ? one : other);
      }
    }
    return highest;
  }

  private static Set<Role> subset(int bits) {
    Set<Role> subset = EnumSet.noneOf(Role.class);
    int bit = 1;
    for (Role role : PARTNER_SIDE) {
      if ((bits & bit) != 0) {
        subset.add(role);
      }
      bit <<= 1;
    }
    return subset;
  }

  private static Capability customer(String key) {
    return Policy.standard().capability(Scope.CUSTOMER_ORG, key);
  }
}
