package dev.mandate.access.console.explorer;

import dev.mandate.access.history.DiffAnswer;
import dev.mandate.access.history.DiffAnswer.Change;
import dev.mandate.policy.Access;
import dev.mandate.policy.AccessDifference;
import dev.mandate.policy.AccessDifference.Side;
import dev.mandate.policy.Level;
import java.util.List;
import java.util.Map;

/**
 * What somebody may do in an organization at two moments.
 *
 * @param changes every event in between that changed a level, in their order
 */
record Comparison(List<Part> parts, List<Happened> changes, Moved moved) {
  /** Rows that belong together. */
  record Part(String key, boolean ofSettings, List<Cell> cells) {}

  /** What became of a level. */
  enum Turn {
    SAME,
    GAINED,
    LOST
  }

  /** A level at one of the two moments. */
  record Shown(Level level, boolean partial) {
    private Turn to(Shown after) {
      int up = after.level.compareTo(level);
      if (up == 0) {
        up = Boolean.compare(partial, after.partial);
      }
      return up == 0 ? Turn.SAME : up > 0 ? Turn.GAINED : Turn.LOST;
    }
  }

  /**
   * A row at both moments.
   *
   * @param causes the events in between that changed it, those included that were undone later
   */
  record Cell(Topic topic, Shown before, Shown after, Turn turn, List<Change> causes) {
    private static final int NAMED = 3;

    /** The last of the events; a row has no room for many. */
    public List<Change> lastCauses() {
      return causes.subList(earlierCauses(), causes.size());
    }

    /** How many came before those. */
    public int earlierCauses() {
      return Math.max(0, causes.size() - NAMED);
    }
  }

  /** An event, and how much it changed. */
  record Happened(Change change, Moved moved) {}

  /**
   * Compares two moments.
   *
   * @param last the access at the second moment, for what does not differ
   */
  static Comparison of(DiffAnswer diff, Access last) {
    return new Comparison(
        Topic.groups(last.org()).stream()
            .map(
                group ->
                    new Part(
                        group.key(),
                        group.ofSettings(),
                        group.topics().stream().map(topic -> cell(topic, diff, last)).toList()))
            .toList(),
        diff.changes().stream()
            .map(change -> new Happened(change, Moved.of(change.difference())))
            .toList(),
        Moved.of(diff.difference()));
  }

  private static Cell cell(Topic topic, DiffAnswer diff, Access last) {
    Side before = diff.difference().before();
    Side after = diff.difference().after();
    Shown then = shown(topic, before, after, last);
    Shown now = shown(topic, after, before, last);
    List<Change> causes =
        diff.changes().stream().filter(change -> concerns(topic, change.difference())).toList();
    return new Cell(topic, then, now, then.to(now), causes);
  }

  private static Shown shown(Topic topic, Side here, Side there, Access last) {
    String key = topic.key();
    boolean onBothSides = topic.isPartial(last) && !there.partial().contains(key);
    return new Shown(
        levels(topic, here).getOrDefault(key, topic.level(last)),
        here.partial().contains(key) || onBothSides);
  }

  private static Map<String, Level> levels(Topic topic, Side side) {
    return topic.setting() == null ? side.capabilities() : side.settings();
  }

  private static boolean concerns(Topic topic, AccessDifference difference) {
    return levels(topic, difference.before()).containsKey(topic.key())
        || difference.before().partial().contains(topic.key())
        || difference.after().partial().contains(topic.key());
  }

  /** The parts of one of the two kinds. */
  public List<Part> parts(boolean ofSettings) {
    return parts.stream().filter(part -> part.ofSettings() == ofSettings).toList();
  }

  /** Whether the two moments differ. */
  public boolean differs() {
    return moved.gained() + moved.lost() > 0;
  }
}
