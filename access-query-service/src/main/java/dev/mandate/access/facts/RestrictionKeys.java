package dev.mandate.access.facts;

import dev.mandate.policy.Policy;
import dev.mandate.policy.Restriction;
import dev.mandate.policy.RestrictionSet;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A list of restrictions as it is stored: its keys in alphabetical order, with commas between. */
public final class RestrictionKeys {
  private RestrictionKeys() {}

  /** The stored form. */
  public static String write(RestrictionSet restrictions) {
    return String.join(",", restrictions.keys());
  }

  /** The list that was stored. */
  public static RestrictionSet read(String keys) {
    List<Restriction> restrictions =
        Arrays.stream(keys.split(",", -1))
            .filter(key -> !key.isEmpty())
            .map(RestrictionKeys::known)
            .toList();
    return RestrictionSet.of(restrictions);
  }

  private static Restriction known(String key) {
    return Objects.requireNonNull(
        Policy.standard().restriction(key),
        () -> "the catalogue of restrictions lacks the stored key " + key);
  }
}
