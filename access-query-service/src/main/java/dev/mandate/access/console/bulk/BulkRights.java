package dev.mandate.access.console.bulk;

import dev.mandate.policy.Access;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.Capability;
import dev.mandate.policy.Level;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Role;
import dev.mandate.policy.Scope;
import java.util.Arrays;
import java.util.List;

/**
 * Which files somebody may upload: those of which they may change anything at all. Of each row the
 * command service decides.
 *
 * @param access theirs in the partner's own organization
 */
record BulkRights(Access access) {
  private static final Capability RESTRICTED_MODE =
      Policy.standard().capability(Scope.CUSTOMER_ORG, "RESTRICTED_MODE");

  /** The kinds that are open to them. */
  List<BulkKind> kinds() {
    return Arrays.stream(BulkKind.values()).filter(this::may).toList();
  }

  private boolean may(BulkKind kind) {
    return switch (kind) {
      case ADMINISTRATORS -> holds(Role.FULL_ADMIN) || holds(Role.PARTNER_FULL_ADMIN);
      case ASSIGNMENTS -> holds(Role.PARTNER_FULL_ADMIN);
      case RESTRICTED_MODE ->
          Access.inManagedCustomer(access.roles(), AssignmentBasis.ASSIGNED).level(RESTRICTED_MODE)
              == Level.FULL;
    };
  }

  private boolean holds(Role role) {
    return access.roles().contains(role);
  }
}
