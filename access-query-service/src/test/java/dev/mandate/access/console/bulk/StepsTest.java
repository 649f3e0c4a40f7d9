package dev.mandate.access.console.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.console.bulk.Trouble.Kind;
import dev.mandate.access.console.change.Change;
import dev.mandate.access.directory.AdministratorAnswer;
import dev.mandate.access.directory.AdministratorAnswer.HeldRole;
import dev.mandate.access.directory.AdministratorAnswer.ManagedCustomers;
import dev.mandate.policy.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which commands a row becomes. */
class StepsTest {
  private static final AdministratorAnswer ADA =
      new AdministratorAnswer(
          "ada",
          "Ada",
          "ada@example.com",
          null,
          List.of(new HeldRole(Role.PARTNER_ADMIN, Instant.EPOCH, null)),
          true,
          new ManagedCustomers(0, 500, false),
          false);

  private static final Steps STEPS = new Steps("upload", "p", Map.of("ada", ADA));

  private static PlannedRow planned(int number, Wish wish) {
    return STEPS.of(new BulkFile.Row(number, List.of(), wish, null));
  }

  private static PlannedRow user(
      String id, @Nullable String name, @Nullable String mail, @Nullable Set<Role> roles) {
    return planned(2, new Wish.Administrator(id, name, mail, roles, "because"));
  }

  private static List<String> commands(PlannedRow row) {
    return row.steps().stream().map(step -> step.change().command()).toList();
  }

  @Test
  void a_new_user_is_added_and_then_gets_roles_which_nobody_can_foretell() {
    PlannedRow row = user("new", "New", "new@example.com", Set.of(Role.READ_ONLY_ADMIN));
    assertThat(commands(row)).containsExactly("ProvisionUser", "SetRoles");
    assertThat(row.steps().get(0).isUnplanned()).isTrue();
    assertThat(row.steps().get(1).isUnplanned()).isFalse();
    assertThat(row.steps().get(1).change().data())
        .isEqualTo(
            Map.of(
                "partnerId", "p",
                "userId", "new",
                "roles", List.of("READ_ONLY_ADMIN"),
                "reason", "because"));
  }

  @Test
  void a_new_user_needs_a_name_and_a_mail_address() {
    PlannedRow row = user("new", "New", null, Set.of());
    assertThat(row.trouble()).isEqualTo(Trouble.of(Kind.NEW_USER, "new"));
    assertThat(row.state()).isEqualTo(RowState.INVALID);
  }

  @Test
  void of_a_user_who_is_there_only_what_differs_is_changed() {
    assertThat(commands(user("ada", "Ada", "ada@example.com", Set.of(Role.PARTNER_ADMIN))))
        .isEmpty();
    assertThat(commands(user("ada", "Ada L", null, null))).containsExactly("UpdateUser");
    assertThat(commands(user("ada", null, null, Set.of()))).containsExactly("SetRoles");
    assertThat(user("ada", null, null, null).state()).isEqualTo(RowState.WOULD_NOT_CHANGE);
  }

  @Test
  void the_same_row_of_an_upload_is_the_same_command_and_any_other_another() {
    Wish wish = new Wish.Assignment("ada", "c", "");
    Change change = planned(2, wish).steps().getFirst().change();
    assertThat(planned(2, wish).steps().getFirst().change()).isEqualTo(change);
    assertThat(change.nonce()).hasSize(36);
    assertThat(planned(3, wish).steps().getFirst().change().nonce()).isNotEqualTo(change.nonce());
    Steps others = new Steps("another", "p", Map.of());
    assertThat(others.of(new BulkFile.Row(2, List.of(), wish, null)).steps().getFirst().change())
        .isNotEqualTo(change);
  }

  @Test
  void restricted_mode_is_switched_as_the_row_says() {
    PlannedRow row = planned(2, new Wish.Mode("c", false, ""));
    assertThat(row.steps().getFirst().label()).isEqualTo("restricted-mode-off");
    assertThat(row.steps().getFirst().change().data())
        .isEqualTo(Map.of("partnerId", "p", "customerId", "c", "enabled", false));
  }
}
