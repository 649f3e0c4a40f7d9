package dev.mandate.access.review;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.mandate.access.history.Explanation.Lowered;
import dev.mandate.access.history.Explanation.Reason;
import dev.mandate.access.history.OrganizationHistory.Somebody;
import dev.mandate.access.http.Page;
import dev.mandate.policy.Level;
import dev.mandate.policy.OrgType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who could do something in an organization at a moment.
 *
 * @param capability what they could do: {@code SCOPE.KEY} of a capability, the key of a setting
 * @param position the last event that counts
 * @param at what time it was: roles that had run out by then do not count
 */
public record AccessReviewAnswer(
    String org,
    OrgType orgType,
    String capability,
    long position,
    Instant at,
    @JsonUnwrapped Page<Item> page) {
  /**
   * Somebody who could.
   *
   * @param displayName what people called it then, if that is known and was not erased
   * @param grants what gave the level, the highest first
   * @param restriction what restricted mode left of it, if it lowered it
   */
  public record Item(
      String userId,
      @Nullable String displayName,
      Level level,
      List<Reason> grants,
      @Nullable Lowered restriction) {
    static Item of(Somebody user, Reviewed reviewed) {
      return new Item(
          user.userId(),
          user.displayName(),
          reviewed.level(user.access()),
          reviewed.grants(user.explanation()),
          reviewed.restriction(user.explanation()));
    }
  }
}
