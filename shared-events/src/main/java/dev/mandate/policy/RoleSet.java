package dev.mandate.policy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A set of roles as one number: immutable, compact enough to keep by the hundred thousand, and free
 * of allocation where access is decided.
 *
 * @param bits bit n stands for the role with ordinal n
 */
public record RoleSet(int bits) {
  public static final RoleSet EMPTY = new RoleSet(0);

  private static final Role[] ROLES = Role.values();

  public static RoleSet of(Role... roles) {
    return of(Arrays.asList(roles));
  }

  public static RoleSet of(Iterable<Role> roles) {
    int bits = 0;
    for (Role role : roles) {
      bits |= bit(role);
    }
    return new RoleSet(bits);
  }

  public boolean contains(Role role) {
    return (bits & bit(role)) != 0;
  }

  public boolean isEmpty() {
    return bits == 0;
  }

  public RoleSet with(Role role) {
    return new RoleSet(bits | bit(role));
  }

  public RoleSet without(Role role) {
    return new RoleSet(bits & ~bit(role));
  }

  /** The roles of this set, in the order in which {@link Role} declares them. */
  public Stream<Role> stream() {
    return Arrays.stream(ROLES).filter(this::contains);
  }

  /** The roles of this set, in the order in which {@link Role} declares them. */
  public List<Role> toList() {
    return stream().toList();
  }

  // The number lives in memory only; nothing that is stored or sent depends on the order of roles.
  private static int bit(Role role) {
    return 1 << role.ordinal();
  }
}
