package dev.mandate.access.replica;

import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleSet;
import dev.mandate.policy.RolesInForce;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A partner's user who holds a role or has a managed list, in as few bytes as possible. */
final class Administrator {
  private static final AssignmentBasis[] BASES = AssignmentBasis.values();
  private static final int[] EMPTY = {};

  /** The bits of a list entry that hold its basis; the others hold the number of the customer. */
  private static final int BASIS_BITS = 2;

  private RoleSet roles = RoleSet.EMPTY;

  /** Only the roles whose time is limited; mostly none is. */
  private @Nullable Map<Role, Instant> expiries;

  /** The managed list, sorted. */
  private int[] list = EMPTY;

  void grant(Role role, @Nullable Instant expiresAt) {
    forgetExpiry(role);
    roles = roles.with(role);
    if (expiresAt != null) {
      if (expiries == null) {
        expiries = new EnumMap<>(Role.class);
      }
      expiries.put(role, expiresAt);
    }
  }

  void revoke(Role role) {
    forgetExpiry(role);
    roles = roles.without(role);
  }

  /** All roles, those included whose time is over. */
  RoleSet roles() {
    return roles;
  }

  /** The numbers of the customers on the managed list. */
  IntStream listed() {
    return Arrays.stream(list).map(entry -> entry >> BASIS_BITS);
  }

  /** The roles that count at an instant. */
  RoleSet rolesAt(Instant now) {
    RoleSet unexpired = roles;
    if (expiries != null) {
      for (Map.Entry<Role, Instant> expiry : expiries.entrySet()) {
        if (!now.isBefore(expiry.getValue())) {
          unexpired = unexpired.without(expiry.getKey());
        }
      }
    }
    return RolesInForce.of(unexpired);
  }

  void assign(int customer, AssignmentBasis basis) {
    int entry = customer << BASIS_BITS | basis.ordinal();
    int place = place(customer);
    if (isAt(place, customer)) {
      list[place] = entry;
    } else {
      int[] longer = Arrays.copyOf(list, list.length + 1);
      System.arraycopy(list, place, longer, place + 1, list.length - place);
      longer[place] = entry;
      list = longer;
    }
  }

  void unassign(int customer) {
    int place = place(customer);
    if (isAt(place, customer)) {
      int[] shorter = Arrays.copyOf(list, list.length - 1);
      System.arraycopy(list, place + 1, shorter, place, shorter.length - place);
      list = shorter;
    }
  }

  /** Why a customer is on the managed list, or null if it is not. */
  @Nullable AssignmentBasis basisOf(int customer) {
    int place = place(customer);
    return isAt(place, customer) ? BASES[list[place] & ((1 << BASIS_BITS) - 1)] : null;
  }

  /** Whether nothing is left to be kept. */
  boolean isNone() {
    return roles.isEmpty() && list.length == 0;
  }

  /** Where the customer is in the list, or would be. */
  private int place(int customer) {
    int found = Arrays.binarySearch(list, customer << BASIS_BITS);
    return found >= 0 ? found : -found - 1;
  }

  private boolean isAt(int place, int customer) {
    return place < list.length && list[place] >> BASIS_BITS == customer;
  }

  private void forgetExpiry(Role role) {
    if (expiries != null) {
      expiries.remove(role);
      if (expiries.isEmpty()) {
        expiries = null;
      }
    }
  }
}
