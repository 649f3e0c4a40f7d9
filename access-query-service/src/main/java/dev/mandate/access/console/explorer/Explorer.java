package dev.mandate.access.console.explorer;

import dev.mandate.access.console.ConsolePart;
import dev.mandate.access.console.explorer.AsOf.Problem;
import dev.mandate.access.console.explorer.Target.Subject;
import dev.mandate.access.console.page.Visitor;
import dev.mandate.access.facts.Standing;
import dev.mandate.access.history.AccessDiff;
import dev.mandate.access.history.AccessHistory;
import dev.mandate.access.history.DiffAnswer;
import dev.mandate.access.history.Explanation;
import dev.mandate.access.history.OrganizationHistory;
import dev.mandate.access.history.PointInTime;
import dev.mandate.access.http.BadRequestException;
import dev.mandate.access.http.NotFoundException;
import dev.mandate.policy.Access;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts together what pages show of a subject, which {@link Targets} has found and so let them see.
 */
@ConsolePart
@Component
final class Explorer {
  /** Before the first event. */
  private static final String BEGINNING = "0";

  private final OrganizationHistory organizations;
  private final AccessHistory history;
  private final AccessDiff diff;

  Explorer(OrganizationHistory organizations, AccessHistory history, AccessDiff diff) {
    this.organizations = organizations;
    this.history = history;
    this.diff = diff;
  }

  /** How somebody stood at a moment, and why. */
  record Picture(PointInTime when, Standing standing, Explanation why) {
    /** The matrix. */
    public Sheet sheet() {
      return Sheet.of(standing.access(), why);
    }

    /** The control hub of the customer, as they saw it. */
    public HubView hub() {
      return HubView.of(standing);
    }
  }

  /**
   * Looks at a moment.
   *
   * @param picture null if there is no such moment; {@code asOf} says why then
   */
  record Look(AsOf asOf, @Nullable Picture picture) {}

  /** How the subject stands or stood. */
  Look look(Visitor visitor, Subject subject, AsOf asOf) {
    if (asOf.problem() != null) {
      return new Look(asOf, null);
    }
    try {
      String orgId = subject.place().id();
      PointInTime when =
          asOf.isNow()
              ? subject.now()
              : organizations.find(orgId, asOf.at(), visitor.atLeast()).when();
      AccessHistory.Past past =
          history.standing(subject.person().id(), orgId, asOf.at(), visitor.atLeast(), true);
      Explanation why = Objects.requireNonNull(past.explanation(), "it was asked for");
      return new Look(asOf, new Picture(when, past.standing(), why));
    } catch (NotFoundException _) {
      return new Look(AsOf.of(Problem.NOT_THERE), null);
    }
  }

  /**
   * When the subject's access changed; null if that was too often to tell.
   *
   * @param shown the position that is shown; null for now
   */
  @Nullable Steps steps(Visitor visitor, Subject subject, @Nullable Long shown) {
    try {
      DiffAnswer whole =
          diff.between(
              subject.person().id(), subject.place().id(), BEGINNING, null, visitor.atLeast());
      return Steps.of(subject.place().bornAt(), whole.changes(), shown);
    } catch (BadRequestException _) {
      return null;
    }
  }

  /**
   * Two moments side by side.
   *
   * @param from the first position or instant
   * @param to the second; null for now
   * @return null if the first comes after the second, or too much happened in between
   */
  @Nullable Compared compare(Visitor visitor, Subject subject, String from, @Nullable String to) {
    String userId = subject.person().id();
    String orgId = subject.place().id();
    try {
      DiffAnswer answer = diff.between(userId, orgId, from, to, visitor.atLeast());
      Access last =
          history.standing(userId, orgId, to, visitor.atLeast(), false).standing().access();
      return new Compared(answer.from(), answer.to(), Comparison.of(answer, last));
    } catch (BadRequestException | NotFoundException _) {
      return null;
    }
  }

  /** Two moments, and what lies between them. */
  record Compared(DiffAnswer.Point from, DiffAnswer.Point to, Comparison comparison) {}
}
