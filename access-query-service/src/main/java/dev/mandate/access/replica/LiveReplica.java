package dev.mandate.access.replica;

import dev.mandate.access.facts.Standing;
import dev.mandate.access.http.NotFoundException;
import dev.mandate.access.http.NotYetException;
import dev.mandate.access.reading.Progress;
import dev.mandate.access.reading.Wait;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The replica that answers at present. */
@Component
public final class LiveReplica {
  private final Clock clock;
  private final Progress progress = new Progress();
  private volatile @Nullable Replica current;

  LiveReplica(Clock clock) {
    this.clock = clock;
  }

  /**
   * How a user stands in an organization now.
   *
   * @param atLeast the position of the partner's history that the answer has to know
   * @throws NotFoundException if there is no such organization
   * @throws NotYetException if the position does not arrive in time, or nothing is loaded yet
   */
  public Standing standing(String userId, String orgId, long atLeast) {
    Standing standing = Wait.until(progress, () -> standingNow(userId, orgId, atLeast));
    if (standing != null) {
      return standing;
    }
    if (loaded().positionOf(orgId) == null) {
      throw new NotFoundException();
    }
    throw new NotYetException(atLeast);
  }

  private @Nullable Standing standingNow(String userId, String orgId, long atLeast) {
    Standing standing = loaded().standing(userId, orgId, clock.instant());
    if (standing == null && atLeast == 0) {
      throw new NotFoundException();
    }
    // An organization that is not known yet may be what the position is about.
    return standing == null || standing.position() < atLeast ? null : standing;
  }

  private Replica loaded() {
    Replica replica = current;
    if (replica == null) {
      throw new NotYetException("The service is still loading; ask again.");
    }
    return replica;
  }

  @Nullable Replica current() {
    return current;
  }

  /** From now on, this replica answers. */
  void answerWith(Replica replica) {
    current = replica;
    progress.advanced();
  }

  /** Events have been taken in. */
  void advanced() {
    progress.advanced();
  }
}
