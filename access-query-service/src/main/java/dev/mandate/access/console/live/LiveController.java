package dev.mandate.access.console.live;

import dev.mandate.access.changes.OpenStream;
import dev.mandate.access.changes.SseWriter;
import dev.mandate.access.changes.Streams;
import dev.mandate.access.console.ConsoleController;
import dev.mandate.access.console.door.ConsolePaths;
import dev.mandate.access.console.page.Visitor;
import dev.mandate.access.permission.ReadPermissions;
import dev.mandate.access.reading.ReadModel;
import dev.mandate.web.Visit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Tells an open page that its partner's history has gone on, and nothing else: the page then asks
 * for what it shows, as far as whoever looks may still see it. A burst of events is told once.
 */
@ConsoleController
class LiveController {
  private static final Logger log = LoggerFactory.getLogger(LiveController.class);

  private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
  private static final Duration RETRY = Duration.ofSeconds(3);

  /** So long others may gather behind what was told. */
  private static final Duration BURST = Duration.ofSeconds(1);

  private final ReadPermissions permissions;
  private final ReadModel readModel;
  private final Streams streams;
  private final Clock clock;

  LiveController(ReadPermissions permissions, ReadModel readModel, Streams streams, Clock clock) {
    this.permissions = permissions;
    this.readModel = readModel;
    this.streams = streams;
    this.clock = clock;
  }

  @GetMapping(ConsolePaths.ROOT + "/partners/{partnerId}/live")
  void live(
      @PathVariable String partnerId,
      Visit visit,
      Visitor visitor,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    permissions.partner(visitor.person(), partnerId, visitor.atLeast());
    tell(
        partnerId,
        visitor.atLeast(),
        () -> isGood(visit) && permissions.sees(visit.caller(), partnerId),
        request,
        response);
  }

  /** The same for a page of the entries about a customer. */
  @GetMapping(ConsolePaths.ROOT + "/customers/{customerId}/audit/live")
  void liveLog(
      @PathVariable String customerId,
      Visit visit,
      Visitor visitor,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    String partnerId =
        Objects.requireNonNull(
            permissions.entries(visitor.person(), null, customerId, visitor.atLeast()),
            "a person reads in one log");
    tell(
        partnerId,
        visitor.atLeast(),
        () -> isGood(visit) && permissions.mayReadLogOf(visitor.person(), customerId),
        request,
        response);
  }

  private void tell(
      String partnerId,
      long atLeast,
      BooleanSupplier mayGoOn,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    long position = readModel.ask(() -> Optional.of(partnerId), atLeast, _ -> true).position();
    try (OpenStream stream = streams.open(partnerId, position, mayGoOn)) {
      response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
      response.setHeader("X-Accel-Buffering", "no"); // or a proxy holds events back
      SseWriter out = new SseWriter(response.getOutputStream());
      if (HttpMethod.GET.matches(request.getMethod())) { // HEAD has no body that would end
        out.begin(position, RETRY);
        out.flush();
        tell(stream, position, out);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the stream ends
    } catch (IOException e) {
      log.debug("Somebody has left a page of {}", partnerId, e);
    }
  }

  private boolean isGood(Visit visit) {
    return clock.instant().isBefore(visit.until());
  }

  private static void tell(OpenStream stream, long from, SseWriter out)
      throws IOException, InterruptedException {
    long told = from;
    while (!stream.isStopping()) {
      if (stream.awaitAfter(told, KEEP_ALIVE)) {
        told = stream.reached();
        out.lastMessage(told, "changed", Long.toString(told));
        out.flush();
        stream.awaitAfter(Long.MAX_VALUE, BURST);
      } else {
        out.keepAlive();
      }
    }
  }
}
