package dev.mandate.access.trail;

import dev.mandate.events.CustomerAssigned;
import dev.mandate.events.CustomerOrgEvent;
import dev.mandate.events.CustomerRoleGranted;
import dev.mandate.events.CustomerRoleRevoked;
import dev.mandate.events.CustomerUnassigned;
import dev.mandate.events.Event;
import dev.mandate.events.PartnerAdminEvent;
import dev.mandate.events.PersonErased;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.RoleRevoked;
import org.jspecify.annotations.Nullable;

/**
 * Whom and what an event or a command is about.
 *
 * @param userId the user, or null
 * @param customerId the customer, or null
 * @param role the name of the role, or null
 */
public record Subject(@Nullable String userId, @Nullable String customerId, @Nullable String role) {
  /** What the data of an event say; those of most journal events name nobody. */
  public static Subject of(Event event) {
    return switch (event) {
      case RoleGranted e -> new Subject(e.userId(), null, e.role().name());
      case RoleRevoked e -> new Subject(e.userId(), null, e.role().name());
      case CustomerAssigned e -> new Subject(e.userId(), e.customerId(), null);
      case CustomerUnassigned e -> new Subject(e.userId(), e.customerId(), null);
      case CustomerRoleGranted e -> new Subject(e.userId(), e.customerId(), e.role().name());
      case CustomerRoleRevoked e -> new Subject(e.userId(), e.customerId(), e.role().name());
      case PartnerAdminEvent e -> new Subject(e.userId(), null, null);
      case PersonErased e -> new Subject(e.userId(), null, null);
      case CustomerOrgEvent e -> new Subject(null, e.customerId(), null);
      default -> new Subject(null, null, null);
    };
  }
}
