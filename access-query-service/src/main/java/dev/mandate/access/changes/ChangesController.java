package dev.mandate.access.changes;

import dev.mandate.access.http.Answers;
import dev.mandate.access.http.AtLeastPosition;
import dev.mandate.access.http.Text;
import dev.mandate.access.permission.ReadPermissions;
import dev.mandate.access.reading.Positioned;
import dev.mandate.access.reading.ReadModel;
import dev.mandate.access.replica.PartnerView;
import dev.mandate.access.replica.ReplicaLoader;
import dev.mandate.web.Visit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Streams the changes of a partner as server-sent events: for each position of its history, in
 * order and once,
 *
 * <ul>
 *   <li>any number of {@code accessChanged}, one for each user and organization where the event
 *       changed what the user may do: {@code user, org, orgType, position}, and what differs,
 *       {@code before} and {@code after}. They have no {@code id};
 *   <li>one {@code event} with the event as a structured CloudEvent. Its {@code id} is the
 *       position, which is closed with it.
 * </ul>
 *
 * <p>A stream begins after the position in {@code Last-Event-ID}, else in {@code from} (0: the
 * whole history), else at the present. A client that was cut off and comes back with the last id
 * that it got misses nothing; what it got of a position that was not closed comes again. A {@code
 * problem} message before the end says why the stream cannot go on.
 *
 * <p>A stream ends once its token is over, or whoever opened it may read the log no longer.
 *
 * <p>Access is told as it is on record: a role counts until the event that revokes it, an expired
 * one until its revocation with the cause {@code EXPIRED}.
 */
@RestController
final class ChangesController {
  private static final Logger log = LoggerFactory.getLogger(ChangesController.class);

  private final ReadPermissions permissions;
  private final Streams streams;
  private final KeptEvents events;
  private final ReadModel readModel;
  private final ReplicaLoader loader;
  private final ChangesProperties properties;
  private final JsonMapper json;
  private final Clock clock;

  ChangesController(
      ReadPermissions permissions,
      Streams streams,
      KeptEvents events,
      ReadModel readModel,
      ReplicaLoader loader,
      ChangesProperties properties,
      JsonMapper json,
      Clock clock) {
    this.permissions = permissions;
    this.streams = streams;
    this.events = events;
    this.readModel = readModel;
    this.loader = loader;
    this.properties = properties;
    this.json = json;
    this.clock = clock;
  }

  @GetMapping("/v1/changes")
  void changes(
      @RequestParam String partner,
      @RequestParam(required = false) @Nullable String from,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
      Visit visit,
      AtLeastPosition atLeast,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    String partnerId = Text.id(partner);
    Long asked = StartPosition.of(lastEventId, from);
    long start = asked == null ? 0 : asked;
    permissions.log(visit.caller(), partnerId, Math.max(start, atLeast.position()));
    long known = position(partnerId, Math.max(start, atLeast.position()));
    if (asked == null) {
      start = known;
    }
    try (OpenStream stream = streams.open(partnerId, known, () -> mayGoOn(visit, partnerId))) {
      PartnerView view = loader.partnerAt(partnerId, start);
      response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      response.setHeader("X-Accel-Buffering", "no"); // or a proxy holds events back
      response.setHeader(Answers.POSITION, Long.toString(start));
      if (HttpMethod.GET.matches(request.getMethod())) { // HEAD has no body that would end
        send(stream, view, new SseWriter(response.getOutputStream()));
      }
    }
  }

  /** A stream can last for days: neither its token nor the right to read is for ever. */
  private boolean mayGoOn(Visit visit, String partnerId) {
    return clock.instant().isBefore(visit.until())
        && permissions.mayReadLog(visit.caller(), partnerId);
  }

  private long position(String partnerId, long atLeast) {
    Positioned<String> found =
        readModel.ask(() -> events.partner(partnerId), atLeast, partner -> partner);
    return found.position();
  }

  private void send(OpenStream stream, PartnerView view, SseWriter out) {
    try {
      run(stream, view, out);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the stream ends
    } catch (IOException e) {
      log.debug("A client of the changes of {} is gone", stream.partnerId(), e);
    }
  }

  /** The answer has begun, so that a problem can only be said in the stream itself. */
  private void run(OpenStream stream, PartnerView view, SseWriter out)
      throws IOException, InterruptedException {
    try {
      new ChangeStream(stream, events, view, out, json, properties.keepAlive()).run();
    } catch (RuntimeException e) {
      log.error("The changes of {} end after position {}", stream.partnerId(), view.position(), e);
      problem(out, "UNAVAILABLE", "The stream cannot go on; come back with the last id.");
    }
  }

  private void problem(SseWriter out, String code, String detail) throws IOException {
    out.message("problem", json.writeValueAsString(Map.of("code", code, "detail", detail)));
    out.flush();
  }
}
