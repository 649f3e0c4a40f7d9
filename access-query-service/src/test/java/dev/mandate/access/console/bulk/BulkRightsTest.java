package dev.mandate.access.console.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.policy.Access;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleSet;
import org.junit.jupiter.api.Test;

/** Who may upload which files. */
class BulkRightsTest {
  private static BulkRights rights(Role... roles) {
    return new BulkRights(Access.inPartner(RoleSet.of(roles)));
  }

  @Test
  void a_file_is_open_to_whoever_may_change_anything_of_what_it_is_about() {
    assertThat(rights(Role.FULL_ADMIN).kinds()).containsExactly(BulkKind.ADMINISTRATORS);
    assertThat(rights(Role.PARTNER_FULL_ADMIN).kinds()).containsExactly(BulkKind.values());
    assertThat(rights(Role.PARTNER_ADMIN).kinds()).containsExactly(BulkKind.RESTRICTED_MODE);
    assertThat(rights(Role.READ_ONLY_ADMIN, Role.PARTNER_READ_ONLY_ADMIN).kinds()).isEmpty();
  }
}
