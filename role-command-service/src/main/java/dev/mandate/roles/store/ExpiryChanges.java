package dev.mandate.roles.store;

import dev.mandate.events.Event;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.RoleRevoked;
import dev.mandate.policy.Role;
import dev.mandate.roles.domain.PartnerAdminState.Grant;
import dev.mandate.roles.domain.PartnerFacts;
import dev.mandate.roles.store.RoleExpiries.HeldRole;
import dev.mandate.roles.store.RoleExpiries.Limit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the events of a transaction change which roles end by themselves. Roles without a limit,
 * which are nearly all, leave no trace here, so that most transactions have nothing to write for
 * it.
 */
public final class ExpiryChanges {
  final Map<HeldRole, Limit> limited = new HashMap<>();
  final Set<HeldRole> unlimited = new HashSet<>();

  /**
   * Takes note of an event.
   *
   * @param position its place in the partner's history
   * @param before the partner's state before it
   */
  public void follow(Event event, long position, PartnerFacts before) {
    switch (event) {
      case RoleGranted e -> {
        HeldRole role = new HeldRole(e.partnerId(), e.userId(), e.role());
        if (e.expiresAt() != null) {
          unlimited.remove(role);
          limited.put(role, new Limit(e.expiresAt(), position));
        } else {
          end(role, before);
        }
      }
      case RoleRevoked e -> end(new HeldRole(e.partnerId(), e.userId(), e.role()), before);
      default -> {}
    }
  }

  private void end(HeldRole role, PartnerFacts before) {
    if (isLimited(before, role.userId(), role.role())) {
      limited.remove(role);
      unlimited.add(role);
    }
  }

  private static boolean isLimited(PartnerFacts facts, String userId, Role role) {
    @Nullable Grant grant = facts.user(userId).grants().get(role);
    return grant != null && grant.expiresAt() != null;
  }

  /** Whether a role that was limited in time is so no longer, or is not held any more. */
  public boolean ends(HeldRole role) {
    return unlimited.contains(role);
  }
}
