package dev.mandate.access.console.explorer;

import dev.mandate.access.history.Explanation;
import dev.mandate.access.history.Explanation.Lowered;
import dev.mandate.access.history.Explanation.Reason;
import dev.mandate.policy.Access;
import dev.mandate.policy.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody may do in an organization: a level for each row of the matrix, and why. */
record Sheet(List<Part> parts) {
  /** Rows that belong together. */
  record Part(String key, boolean ofSettings, List<Cell> cells) {}

  /**
   * A level, and why it is that.
   *
   * @param partial whether only a part of the setting is shown
   * @param reasons the roles that give it, or that from which it is lowered; the highest first
   * @param lowered what restricted mode takes away, or null if it takes nothing
   */
  record Cell(
      Topic topic, Level level, boolean partial, List<Reason> reasons, @Nullable Lowered lowered) {
    private static Cell of(Topic topic, Access access, Explanation why) {
      return new Cell(
          topic,
          topic.level(access),
          topic.isPartial(access),
          why.capabilities().getOrDefault(topic.capability().qualifiedKey(), List.of()),
          topic.setting() == null ? null : why.settings().get(topic.setting().key()));
    }
  }

  static Sheet of(Access access, Explanation why) {
    return new Sheet(
        Topic.groups(access.org()).stream()
            .map(
                group ->
                    new Part(
                        group.key(),
                        group.ofSettings(),
                        group.topics().stream().map(topic -> Cell.of(topic, access, why)).toList()))
            .toList());
  }

  /** The parts of one of the two kinds. */
  public List<Part> parts(boolean ofSettings) {
    return parts.stream().filter(part -> part.ofSettings() == ofSettings).toList();
  }
}
