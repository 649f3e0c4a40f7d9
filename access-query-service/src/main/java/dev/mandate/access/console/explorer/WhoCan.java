package dev.mandate.access.console.explorer;

import dev.mandate.access.console.ConsolePart;
import dev.mandate.access.console.page.Visitor;
import dev.mandate.access.history.OrganizationHistory;
import dev.mandate.access.history.OrganizationHistory.Scene;
import dev.mandate.access.http.NotFoundException;
import dev.mandate.access.permission.ReadPermissions;
import dev.mandate.access.review.AccessReview;
import dev.mandate.access.review.AccessReview.Question;
import dev.mandate.access.review.AccessReviewAnswer;
import dev.mandate.policy.Level;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers who could do something, for those who may read the whole audit log. */
@ConsolePart
@Component
final class WhoCan {
  private static final int AT_ONCE = 50;

  private final ReadPermissions permissions;
  private final OrganizationHistory organizations;
  private final AccessReview review;

  WhoCan(ReadPermissions permissions, OrganizationHistory organizations, AccessReview review) {
    this.permissions = permissions;
    this.organizations = organizations;
    this.review = review;
  }

  /**
   * Lets only those on who may ask, and says where they are.
   *
   * @throws dev.mandate.access.http.ProblemException if somebody may not
   */
  Scene enter(Visitor visitor, String orgId) {
    permissions.logOf(visitor.person(), orgId, visitor.atLeast());
    return organizations.find(orgId, null, visitor.atLeast());
  }

  /** Whether the access of each of them can be looked at. */
  boolean leadsOn(Visitor visitor, String orgId) {
    return permissions.maySeeAccessOfOthers(visitor.person(), orgId);
  }

  /** Some of those who could, by their ids; null if the organization was not there yet. */
  @Nullable AccessReviewAnswer page(
      Visitor visitor,
      Scene scene,
      Topic topic,
      Level level,
      @Nullable String at,
      @Nullable String cursor) {
    Question question = new Question(topic.key(), scene.organization().id(), at, level);
    try {
      return review.page(question, AT_ONCE, cursor, visitor.atLeast());
    } catch (NotFoundException _) {
      return null;
    }
  }
}
