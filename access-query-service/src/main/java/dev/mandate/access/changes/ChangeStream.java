package dev.mandate.access.changes;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.mandate.access.replica.PartnerView;
import dev.mandate.policy.AccessDifference;
import dev.mandate.policy.OrgType;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends a partner's history, event after event, and then waits for more: of each event first what
 * it changes in anybody's access, then the event itself, which closes its position.
 */
final class ChangeStream {
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final OpenStream stream;
  private final KeptEvents events;
  private final PartnerView view;
  private final SseWriter out;
  private final JsonMapper json;
  private final Duration keepAlive;

  /**
   * Begins after a position.
   *
   * @param view the partner at that position
   */
  ChangeStream(
      OpenStream stream,
      KeptEvents events,
      PartnerView view,
      SseWriter out,
      JsonMapper json,
      Duration keepAlive) {
    this.stream = stream;
    this.events = events;
    this.view = view;
    this.out = out;
    this.json = json;
    this.keepAlive = keepAlive;
  }

  /** The data of an {@code accessChanged} message. */
  record AccessChanged(
      String user,
      String org,
      OrgType orgType,
      long position,
      @JsonUnwrapped AccessDifference difference) {
    static AccessChanged of(AccessChange change) {
      return new AccessChanged(
          change.reach().userId(),
          change.reach().orgId(),
          change.after().org(),
          change.position(),
          AccessDifference.between(change.before(), change.after()));
    }
  }

  /**
   * Sends until the service stops.
   *
   * @throws IOException if the client is gone, or takes nothing any more
   */
  void run() throws IOException, InterruptedException {
    out.begin(view.position(), RETRY);
    out.flush();
    while (!stream.isStopping()) {
      // Nothing of the database is held while the client is waited for.
      List<KeptEvent> page = events.after(view.partnerId(), view.position());
      for (KeptEvent event : page) {
        if (!send(event)) {
          return;
        }
      }
      out.flush();
      if (page.size() < KeptEvents.PAGE) {
        awaitMore();
      }
    }
  }

  /** Waits for the next event, and shows now and then that it does. */
  private void awaitMore() throws IOException, InterruptedException {
    while (!stream.awaitAfter(view.position(), keepAlive) && !stream.isStopping()) {
      out.keepAlive();
    }
  }

  /**
   * Sends an event with what it changes.
   *
   * @return false if the service stops; then the event has not been sent whole
   */
  private boolean send(KeptEvent event) throws IOException {
    for (AccessChange change : AccessChange.apply(event.event(), view)) {
      if (stream.isStopping()) {
        return false;
      }
      out.message("accessChanged", json.writeValueAsString(AccessChanged.of(change)));
    }
    out.lastMessage(event.position(), "event", event.structured());
    return !stream.isStopping();
  }
}
