package dev.mandate.roles.dryrun;

import dev.mandate.events.Event;
import dev.mandate.policy.Access;
import dev.mandate.policy.AccessDifference;
import dev.mandate.roles.domain.AccessView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How events would change effective access.
 *
 * @param listed the first changes, sorted by user, then organization
 * @param more how many further ones there are
 */
record Effects(List<AccessChange> listed, long more) {
  /** How many changes are listed: one command can change the access to every customer. */
  static final int LIMIT = 1000;

  /**
   * Compares access before and after events, for everybody whom they touch.
   *
   * @param before the partner before the events, with everything that they need
   * @param after the same partner after them
   * @param at when they are decided
   */
  static Effects of(List<Event> events, PartnerCopy before, PartnerCopy after, Instant at) {
    Comparison comparison = new Comparison(before, after, at);
    Touched.by(events, before, after, at)
        .forEach((user, orgs) -> orgs.forEach(org -> comparison.add(user, org)));
    return new Effects(comparison.listed, comparison.more);
  }

  /** A user who reaches thousands of customers has the same difference in nearly all of them. */
  private static final class Comparison {
    private record Pair(Access before, Access after) {}

    private final AccessView before;
    private final AccessView after;
    private final Map<Pair, AccessDifference> differences = new HashMap<>();
    private final List<AccessChange> listed = new ArrayList<>();
    private long more;

    Comparison(PartnerCopy before, PartnerCopy after, Instant at) {
      this.before = new AccessView(before.partnerId(), before, at);
      this.after = new AccessView(after.partnerId(), after, at);
    }

    void add(String user, String org) {
      Pair pair = new Pair(before.access(user, org), after.access(user, org));
      AccessDifference difference =
          differences.computeIfAbsent(pair, p -> AccessDifference.between(p.before(), p.after()));
      if (!difference.differs()) {
        return;
      }
      if (listed.size() < LIMIT) {
        listed.add(new AccessChange(user, org, pair.after().org(), difference));
      } else {
        more++;
      }
    }
  }
}
