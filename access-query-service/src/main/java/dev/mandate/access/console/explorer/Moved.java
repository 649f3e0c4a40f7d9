package dev.mandate.access.console.explorer;

import dev.mandate.policy.AccessDifference;
import dev.mandate.policy.AccessDifference.Side;
import dev.mandate.policy.Level;
import java.util.Map;
import java.util.Objects;

/**
 * How many capabilities and settings somebody gained and lost.
 *
 * @param gained those with a higher level than before, or shown whole again
 * @param lost those with a lower level, or shown in part only
 */
record Moved(int gained, int lost) {
  static Moved of(AccessDifference difference) {
    Side before = difference.before();
    Side after = difference.after();
    return new Moved(
        higher(before.capabilities(), after.capabilities())
            + higher(before.settings(), after.settings())
            + sameLevel(before, after),
        higher(after.capabilities(), before.capabilities())
            + higher(after.settings(), before.settings())
            + sameLevel(after, before));
  }

  /** How many levels are higher there than here. */
  private static int higher(Map<String, Level> here, Map<String, Level> there) {
    return (int)
        here.entrySet().stream()
            .filter(
                level ->
                    Objects.requireNonNull(there.get(level.getKey()), "both sides have it")
                            .compareTo(level.getValue())
                        > 0)
            .count();
  }

  /** How many settings are partial here and whole there, with no other level. */
  private static int sameLevel(Side here, Side there) {
    return (int) here.partial().stream().filter(key -> !there.settings().containsKey(key)).count();
  }
}
