package dev.mandate.access.changes;

import java.util.Comparator;

/**
 * A user and an organization that the user may reach.
 *
 * @param userId the user
 * @param orgId the partner or customer
 */
record Reach(String userId, String orgId) implements Comparable<Reach> {
  private static final Comparator<Reach> ORDER =
      Comparator.comparing(Reach::userId).thenComparing(Reach::orgId);

  @Override
  public int compareTo(Reach other) {
    return ORDER.compare(this, other);
  }
}
