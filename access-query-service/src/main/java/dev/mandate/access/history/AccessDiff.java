package dev.mandate.access.history;

import dev.mandate.access.history.DiffAnswer.Change;
import dev.mandate.access.history.Organizations.Organization;
import dev.mandate.access.http.BadRequestException;
import dev.mandate.access.http.NotFoundException;
import dev.mandate.access.reading.ReadModel;
import dev.mandate.policy.Access;
import dev.mandate.policy.AccessDifference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers what changed between two moments in a user's access to an organization, and by what. */
@Component
public final class AccessDiff {
  private static final PointInTime BEFORE_ANY_EXPIRY = new PointInTime(0, Instant.MIN);

  private final ReadModel readModel;
  private final Organizations organizations;
  private final Moments moments;
  private final GroundsLoader loader;
  private final Causes causes;

  AccessDiff(
      ReadModel readModel,
      Organizations organizations,
      Moments moments,
      GroundsLoader loader,
      Causes causes) {
    this.readModel = readModel;
    this.organizations = organizations;
    this.moments = moments;
    this.loader = loader;
    this.causes = causes;
  }

  /**
   * Compares two moments.
   *
   * @param to null for now
   * @throws NotFoundException if there is no such organization
   * @throws BadRequestException if the first moment comes after the second, or too much happened in
   *     between
   */
  public DiffAnswer between(
      String user, String orgId, String from, @Nullable String to, long atLeast) {
    At first = moments.parse("from", from);
    At second = moments.parse("to", to);
    long needed = Math.max(Moments.needed(first), Moments.needed(second));
    return readModel
        .ask(
            () -> organizations.find(orgId),
            Organization::partnerId,
            Math.max(atLeast, needed),
            (org, known) ->
                compare(
                    user,
                    org,
                    moments.find(org.partnerId(), first, known),
                    moments.find(org.partnerId(), second, known)))
        .answer();
  }

  private DiffAnswer compare(String user, Organization org, PointInTime from, PointInTime to) {
    if (from.position() > to.position() || from.instant().isAfter(to.instant())) {
      throw new BadRequestException("from comes after to; swap them");
    }
    Grounds then = loader.load(org, user, from.position());
    Access before = then.standing(from).access();
    Access after = loader.load(org, user, to.position()).standing(to).access();
    return new DiffAnswer(
        user,
        org.id(),
        org.type(),
        new DiffAnswer.Point(from.position(), from.instant()),
        new DiffAnswer.Point(to.position(), to.instant()),
        AccessDifference.between(before, after),
        changes(user, org, recorded(then), from.position(), to.position()));
  }

  /**
   * What each event in between changed. Roles count here until the event that ends them, so that an
   * expired role shows with the event that records its end, and not with whatever came before that.
   */
  private List<Change> changes(
      String user, Organization org, Access recorded, long from, long upTo) {
    List<Change> changes = new ArrayList<>();
    Access before = recorded;
    for (Cause cause : causes.between(org, user, from, upTo)) {
      Access after = recorded(loader.load(org, user, cause.position()));
      AccessDifference difference = AccessDifference.between(before, after);
      if (difference.differs()) {
        changes.add(new Change(cause, difference));
      }
      before = after;
    }
    return changes;
  }

  private static Access recorded(Grounds grounds) {
    return grounds.standing(BEFORE_ANY_EXPIRY).access();
  }
}
