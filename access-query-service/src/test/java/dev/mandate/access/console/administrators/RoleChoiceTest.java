package dev.mandate.access.console.administrators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.console.administrators.RoleChoice.Obstacle;
import dev.mandate.access.directory.AdministratorAnswer;
import dev.mandate.access.directory.AdministratorAnswer.HeldRole;
import dev.mandate.access.directory.AdministratorAnswer.ManagedCustomers;
import dev.mandate.policy.Access;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleFamily;
import dev.mandate.policy.RoleSet;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which roles a page offers to change, and why not the others. */
class RoleChoiceTest {
  private static final Rights FULL = rights(Role.FULL_ADMIN);
  private static final Rights PARTNER_FULL = rights(Role.PARTNER_FULL_ADMIN);

  private static Rights rights(Role... roles) {
    return new Rights(Access.inPartner(RoleSet.of(roles)));
  }

  private static AdministratorAnswer holding(Role... roles) {
    List<HeldRole> held =
        Arrays.stream(roles).map(role -> new HeldRole(role, Instant.EPOCH, null)).toList();
    return new AdministratorAnswer(
        "u", "U", "u@x.example", null, held, true, new ManagedCustomers(0, 500, false), false);
  }

  private static List<RoleChoice> choices(
      Rights rights, boolean sellsWholesale, Set<Role> withoutAnother, Role... held) {
    return RoleChoice.groups(rights, holding(held), sellsWholesale, withoutAnother).stream()
        .flatMap(group -> group.choices().stream())
        .toList();
  }

  private static RoleChoice choice(List<RoleChoice> choices, Role role) {
    return choices.stream().filter(choice -> choice.role() == role).findFirst().orElseThrow();
  }

  @Test
  void R7_a_full_administrator_changes_every_role() {
    assertThat(choices(FULL, true, Set.of())).hasSize(6).allMatch(RoleChoice::isOpen);
  }

  @Test
  void R8_a_partner_full_administrator_changes_those_that_manage_customers() {
    List<RoleChoice> choices = choices(PARTNER_FULL, true, Set.of());
    assertThat(choices.stream().filter(choice -> !choice.isOpen()).map(RoleChoice::role))
        .containsExactly(Role.FULL_ADMIN, Role.READ_ONLY_ADMIN);
    assertThat(choice(choices, Role.FULL_ADMIN).obstacle()).isEqualTo(Obstacle.NOT_YOURS);
  }

  @Test
  void whoever_assigns_nothing_changes_nothing() {
    for (Role role : List.of(Role.READ_ONLY_ADMIN, Role.PARTNER_ADMIN)) {
      assertThat(choices(rights(role), true, Set.of())).noneMatch(RoleChoice::isOpen);
    }
  }

  @Test
  void R10_only_a_partner_that_sells_wholesale_has_the_add_on() {
    assertThat(RoleChoice.groups(FULL, holding(), true, Set.of()))
        .extracting(RoleChoice.Group::family)
        .containsExactly(
            RoleFamily.PARTNER_MANAGEMENT,
            RoleFamily.CUSTOMER_MANAGEMENT,
            RoleFamily.CUSTOMER_MANAGEMENT_ADDON);
    assertThat(choices(FULL, false, Set.of())).noneMatch(RoleChoice::isAddOn);
  }

  @Test
  void R12_the_derived_role_is_not_offered() {
    assertThat(choices(FULL, true, Set.of()))
        .extracting(RoleChoice::role)
        .doesNotContain(Role.PROVISIONING_ADMIN);
  }

  @Test
  void R13_the_last_holder_keeps_the_role() {
    Set<Role> only = Set.of(Role.FULL_ADMIN, Role.READ_ONLY_ADMIN);
    List<RoleChoice> choices = choices(FULL, true, only, Role.FULL_ADMIN, Role.READ_ONLY_ADMIN);
    assertThat(choice(choices, Role.FULL_ADMIN).obstacle()).isEqualTo(Obstacle.LAST_HOLDER);
    // A partner can be without one of these.
    assertThat(choice(choices, Role.READ_ONLY_ADMIN).isOpen()).isTrue();
  }

  @Test
  void R13_a_role_that_the_user_does_not_hold_can_be_given() {
    assertThat(choice(choices(FULL, true, Set.of(Role.FULL_ADMIN)), Role.FULL_ADMIN).isOpen())
        .isTrue();
  }
}
