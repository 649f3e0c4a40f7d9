package dev.mandate.access.console.explorer;

import dev.mandate.access.facts.RestrictedMode;
import dev.mandate.access.facts.Standing;
import dev.mandate.access.history.Cause;
import dev.mandate.access.history.DiffAnswer;
import dev.mandate.access.history.DiffAnswer.Change;
import dev.mandate.policy.Access;
import dev.mandate.policy.AccessDifference;
import dev.mandate.policy.OrgType;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Restriction;
import dev.mandate.policy.RestrictionSet;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleSet;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Access of administrators of a customer, and changes of it. */
final class Samples {
  private static final RestrictionSet EVERYTHING = Policy.standard().defaultRestrictionList();

  private Samples() {}

  /** Theirs while restricted mode is off. */
  static Access free(Role... roles) {
    return Access.inOwnCustomer(RoleSet.of(roles), RestrictionSet.EMPTY);
  }

  /** Theirs while it takes away everything that it can. */
  static Access restricted(Role... roles) {
    return Access.inOwnCustomer(RoleSet.of(roles), EVERYTHING);
  }

  /** The same as how they stand there. */
  static Standing standing(boolean restricted, Role... roles) {
    return new Standing(
        9,
        restricted ? restricted(roles) : free(roles),
        new RestrictedMode(restricted, EVERYTHING),
        true);
  }

  static Restriction setting(String key) {
    return Objects.requireNonNull(Policy.standard().restriction(key), key);
  }

  static Change change(long position, Access before, Access after) {
    Cause cause =
        new Cause(
            position,
            "RestrictedModeToggled",
            null,
            null,
            "SetRestrictedMode",
            "c" + position,
            "/test",
            new Cause.Actor("user", "u", null),
            null,
            Instant.EPOCH.plusSeconds(position));
    return new Change(cause, AccessDifference.between(before, after));
  }

  /** All of them, each from what the one before left, after position 1. */
  static DiffAnswer diff(Access first, Access last, Change... changes) {
    return new DiffAnswer(
        "u",
        "c",
        OrgType.CUSTOMER,
        new DiffAnswer.Point(1, Instant.EPOCH),
        new DiffAnswer.Point(99, Instant.EPOCH.plusSeconds(99)),
        AccessDifference.between(first, last),
        List.copyOf(Arrays.asList(changes)));
  }
}
