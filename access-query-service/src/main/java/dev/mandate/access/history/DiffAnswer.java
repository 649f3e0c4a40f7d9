package dev.mandate.access.history;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.mandate.policy.AccessDifference;
import dev.mandate.policy.OrgType;
import java.time.Instant;
import java.util.List;

/**
 * What changed between two moments in a user's access to an organization.
 *
 * @param from the first moment
 * @param to the second moment
 * @param difference the levels that differ between the two
 * @param changes every event in between that changed a level, in their order, those included that
 *     were undone later
 */
public record DiffAnswer(
    String user,
    String org,
    OrgType orgType,
    Point from,
    Point to,
    @JsonUnwrapped AccessDifference difference,
    List<Change> changes) {
  /** A moment: the last event that counts, and the time. */
  public record Point(long position, Instant instant) {}

  /** What one event changed. */
  public record Change(@JsonUnwrapped Cause cause, @JsonUnwrapped AccessDifference difference) {}
}
