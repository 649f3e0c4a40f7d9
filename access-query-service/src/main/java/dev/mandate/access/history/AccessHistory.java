package dev.mandate.access.history;

import dev.mandate.access.facts.Standing;
import dev.mandate.access.history.Organizations.Organization;
import dev.mandate.access.http.NotFoundException;
import dev.mandate.access.http.NotYetException;
import dev.mandate.access.reading.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers from the tables how users stood in organizations at any moment, and why (R28, R29). */
@Component
public final class AccessHistory {
  private final ReadModel readModel;
  private final Organizations organizations;
  private final Moments moments;
  private final GroundsLoader loader;

  AccessHistory(
      ReadModel readModel, Organizations organizations, Moments moments, GroundsLoader loader) {
    this.readModel = readModel;
    this.organizations = organizations;
    this.moments = moments;
    this.loader = loader;
  }

  /** How a user stood, and why, if that was asked for. */
  public record Past(Standing standing, @Nullable Explanation explanation) {}

  /**
   * How a user stood in an organization.
   *
   * @param at a position or an instant; null for now
   * @param atLeast the position of the partner's history that has to be known
   * @throws NotFoundException if there was no such organization at that moment
   * @throws NotYetException if a position does not arrive in time
   */
  public Past standing(
      String userId, String orgId, @Nullable String at, long atLeast, boolean explain) {
    At moment = moments.parse("at", at);
    return readModel
        .ask(
            () -> organizations.find(orgId),
            Organization::partnerId,
            Math.max(atLeast, Moments.needed(moment)),
            (org, known) ->
                past(org, userId, moments.find(org.partnerId(), moment, known), explain))
        .answer();
  }

  private Past past(Organization org, String userId, PointInTime when, boolean explain) {
    if (when.position() < org.bornAt()) {
      throw new NotFoundException();
    }
    Grounds grounds = loader.load(org, userId, when.position());
    return new Past(grounds.standing(when), explain ? Explanation.of(grounds, when) : null);
  }
}
