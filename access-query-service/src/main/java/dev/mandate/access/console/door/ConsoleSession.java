package dev.mandate.access.console.door;

import dev.mandate.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in to the console, for one request.
 *
 * @param person who it is
 * @param until when their token ends
 * @param token their own access token, with which their commands are sent
 */
public record ConsoleSession(Caller.Person person, Instant until, String token) {
  private static final String ATTRIBUTE = ConsoleSession.class.getName();

  /** That of a request, or null if nobody is signed in. */
  public static @Nullable ConsoleSession find(HttpServletRequest request) {
    return (ConsoleSession) request.getAttribute(ATTRIBUTE);
  }

  /** That of a request which the door let in. */
  public static ConsoleSession of(HttpServletRequest request) {
    return Objects.requireNonNull(find(request), "the door lets nobody else in");
  }

  void keepIn(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /** Without what must not be read by anybody. */
  @Override
  public String toString() {
    return person.userId();
  }
}
