package dev.mandate.access.replica;

import dev.mandate.access.facts.Standing;
import dev.mandate.access.http.NotFoundException;
import dev.mandate.access.http.NotYetException;
import dev.mandate.access.reading.Progress;
import dev.mandate.access.reading.Wait;
import java.time.Clock;
import java.util.function.Predicate;
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
    return standing(userId, orgId, atLeast, null);
  }

  /**
   * The same for somebody who knows of one partner only: the organizations of others are unknown.
   *
   * @param onlyPartner that partner; null for all
   */
  public Standing standing(
      String userId, String orgId, long atLeast, @Nullable String onlyPartner) {
    Standing standing =
        Wait.until(progress, () -> standingNow(userId, orgId, atLeast, onlyPartner));
    if (standing != null) {
      return standing;
    }
    if (!loaded().has(orgId, onlyPartner)) {
      throw new NotFoundException();
    }
    throw new NotYetException(atLeast);
  }

  private @Nullable Standing standingNow(
      String userId, String orgId, long atLeast, @Nullable String onlyPartner) {
    Replica replica = loaded();
    Standing standing =
        replica.has(orgId, onlyPartner) ? replica.standing(userId, orgId, clock.instant()) : null;
    if (standing == null && atLeast == 0) {
      throw new NotFoundException();
    }
    // An organization that is not known yet may be what the position is about.
    return standing == null || standing.position() < atLeast ? null : standing;
  }

  /** An organization and how a user stands there now, or null if there is none. */
  public @Nullable Place placeNow(String userId, String orgId) {
    return loaded().place(userId, orgId, clock.instant());
  }

  /**
   * The same, but one that the caller may not know of is none.
   *
   * @param atLeast the position of the partner's history that has to be known; whoever is not
   *     visible at it may become so, and is waited for like one that does not exist
   * @throws NotFoundException if there is no such organization, or it stays invisible
   * @throws NotYetException if the position does not arrive in time, or nothing is loaded yet
   */
  public Place place(String userId, String orgId, long atLeast, Predicate<Place> visible) {
    Place place =
        Wait.until(
            progress,
            () -> {
              Place now = placeNow(userId, orgId);
              if (now != null && visible.test(now)) {
                return now.position() < atLeast ? null : now;
              }
              if (atLeast == 0) {
                throw new NotFoundException();
              }
              return null;
            });
    if (place != null) {
      return place;
    }
    Place last = placeNow(userId, orgId);
    if (last == null || !visible.test(last)) {
      throw new NotFoundException();
    }
    throw new NotYetException(atLeast);
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
