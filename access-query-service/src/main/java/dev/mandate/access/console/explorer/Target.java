package dev.mandate.access.console.explorer;

import dev.mandate.access.history.Organizations.Organization;
import dev.mandate.access.history.PointInTime;
import java.util.List;

/** Whose access in which organization a page is about, as far as that is clear. */
sealed interface Target {
  /** The form in which that is chosen. */
  Chooser chooser();

  /**
   * It is clear.
   *
   * @param isKnown whether somebody with this id can be found by whoever looks
   * @param isSelf whether that is whoever looks
   * @param now up to where the history goes
   */
  record Subject(
      Chooser chooser,
      Named person,
      boolean isKnown,
      boolean isSelf,
      Named org,
      Organization place,
      PointInTime now,
      Rights rights)
      implements Target {}

  /**
   * It has to be chosen first.
   *
   * @param missing what no id fits
   * @param candidates those that its text could mean
   */
  record Choice(Chooser chooser, Missing missing, List<Named> candidates) implements Target {}

  /** What has to be chosen. */
  enum Missing {
    PERSON,
    ORGANIZATION
  }

  /**
   * What whoever looks may see besides.
   *
   * @param others what others may do in the organization
   * @param log the whole audit log, and so who could do something
   */
  record Rights(boolean others, boolean log) {}
}
