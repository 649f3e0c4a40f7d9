package dev.mandate.system;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Seeded choices: the same seed makes the same test. */
final class Dice {
  private final Random random;

  Dice(long seed) {
    this.random = new Random(seed);
  }

  boolean percent(int chance) {
    return random.nextInt(100) < chance;
  }

  boolean coin() {
    return random.nextBoolean();
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** One of the preferred, most of the time and if there are any, or else one of the others. */
  <T> T mostly(Collection<T> preferred, List<T> others) {
    return preferred.isEmpty() || percent(15) ? one(others) : one(List.copyOf(preferred));
  }

  /** A key, as often as its weight says. */
  <T> T weighted(Map<T, Integer> weights) {
    int rest = random.nextInt(weights.values().stream().mapToInt(Integer::intValue).sum());
    for (Map.Entry<T, Integer> entry : weights.entrySet()) {
      rest -= entry.getValue();
      if (rest < 0) {
        return entry.getKey();
      }
    }
    throw new IllegalStateException("weights must not be negative: " + weights);
  }
}
