package dev.mandate.roles.domain;

import dev.mandate.events.Event;
import dev.mandate.events.RevocationCause;
import dev.mandate.events.RoleRevoked;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the end of a role that is limited in time brings with it (R10, R19). The role stops counting
 * at that instant by itself; this is what still has to be put on record. R13 needs nothing here: a
 * holder with expiry is never the one that a partner must keep.
 */
public final class Expiry {
  /**
   * A role whose time was over.
   *
   * @param role the role
   * @param at the instant from which it no longer counted
   * @param events its end, and what was lost with it in the same step
   */
  public record Lapse(Role role, Instant at, List<Event> events) {
    public Lapse {
      events = List.copyOf(events);
    }
  }

  private record End(Role role, Instant at) {}

  /** The add-on is declared behind its bases, and ends before them at the same instant. */
  private static final Comparator<End> IN_ORDER =
      Comparator.comparing(End::at).thenComparing(End::role, Comparator.reverseOrder());

  private Expiry() {}

  /**
   * What is over by an instant and not on record yet, in the order in which it ended. So it is the
   * same whether it is recorded at once or long after.
   *
   * @return nothing if nothing is over
   */
  public static List<Lapse> due(
      String partnerId, String userId, PartnerAdminState user, Instant now) {
    List<Lapse> lapses = new ArrayList<>();
    RoleSet left = RoleSet.of(user.grants().keySet());
    for (End end : endsBy(user, now)) {
      // An add-on may be gone with its base already, before its own time.
      if (left.contains(end.role())) {
        left = left.without(end.role());
        List<Event> events = new ArrayList<>();
        events.add(new RoleRevoked(partnerId, userId, end.role(), RevocationCause.EXPIRED));
        if (RoleRules.isAddOnWithoutBase(left)) {
          left = left.without(Role.WHOLESALE_ADMIN);
          events.add(RoleRules.addOnLost(partnerId, userId));
        }
        if (end.role() == Role.PARTNER_ADMIN) {
          events.addAll(RoleRules.emptiedList(partnerId, userId, user));
        }
        lapses.add(new Lapse(end.role(), end.at(), events));
      }
    }
    return lapses;
  }

  private static List<End> endsBy(PartnerAdminState user, Instant now) {
    List<End> ends = new ArrayList<>();
    for (Map.Entry<Role, PartnerAdminState.Grant> grant : user.grants().entrySet()) {
      @Nullable Instant expiresAt = grant.getValue().expiresAt();
      if (expiresAt != null && !grant.getValue().isInForce(now)) {
        ends.add(new End(grant.getKey(), expiresAt));
      }
    }
    ends.sort(IN_ORDER);
    return ends;
  }
}
