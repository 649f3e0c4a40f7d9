package dev.mandate.access.changes;

import dev.mandate.access.replica.PartnerView;
import dev.mandate.policy.Access;
import dev.mandate.policy.AccessDifference;
import dev.mandate.wire.RecordedEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * An event changed what a user may do in an organization.
 *
 * @param reach the user and the organization
 * @param position the position of the event
 * @param before what the user might do until then
 * @param after what the user may do since
 */
record AccessChange(Reach reach, long position, Access before, Access after) {
  /** Takes the next event into a view, and tells what it changes. */
  static List<AccessChange> apply(RecordedEvent recorded, PartnerView view) {
    List<Reach> touched = Touched.by(recorded.event(), view);
    List<Access> before =
        touched.stream().map(reach -> view.access(reach.userId(), reach.orgId())).toList();
    view.apply(recorded);
    List<AccessChange> changes = new ArrayList<>();
    for (int i = 0; i < touched.size(); i++) {
      Reach reach = touched.get(i);
      AccessChange change =
          new AccessChange(
              reach,
              recorded.position(),
              before.get(i),
              view.access(reach.userId(), reach.orgId()));
      if (change.isVisible()) {
        changes.add(change);
      }
    }
    return changes;
  }

  /**
   * Whether any level differs, or whether a setting is shown in part; other roles may do the same.
   */
  private boolean isVisible() {
    return !before.equals(after) && AccessDifference.between(before, after).differs();
  }
}
