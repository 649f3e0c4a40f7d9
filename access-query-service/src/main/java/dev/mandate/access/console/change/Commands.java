package dev.mandate.access.console.change;

import dev.mandate.access.commandservice.CommandAnswer;
import dev.mandate.access.commandservice.CommandService;
import dev.mandate.access.commandservice.OutgoingCommand;
import dev.mandate.access.console.ConsolePart;
import dev.mandate.access.console.door.ConsoleSession;
import dev.mandate.access.console.page.LastChange;
import dev.mandate.access.http.Fingerprint;
import dev.mandate.access.http.UnavailableException;
import dev.mandate.commands.RejectionCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends the commands of people with their own token: the console has no right of its own. What a
 * page shows after it knows the change, see {@link LastChange}.
 *
 * <p>A form that is sent twice is one command, which is executed once and answered the same way. A
 * form that somebody went back to and filled in anew is another: its content is part of the id.
 */
@ConsolePart
@Component
public final class Commands {
  private static final Logger log = LoggerFactory.getLogger(Commands.class);

  private static final String SOURCE = "/mandate/console/";
  private static final Pattern NONCE = Pattern.compile("[0-9a-f-]{36}");

  private final CommandService service;
  private final JsonMapper json;

  Commands(CommandService service, JsonMapper json) {
    this.service = service;
    this.json = json;
  }

  /** Asks for a change in the name of whoever sent the request, and waits for its result. */
  public Result send(HttpServletRequest request, Change change) {
    Result result = send(ConsoleSession.of(request), change);
    switch (result) {
      case Result.Made made -> LastChange.was(request, made.position());
      case Result.WasSo same -> LastChange.was(request, same.position());
      case Result.Rejected _, Result.Unknown _ -> {}
    }
    return result;
  }

  /** The same for work that goes on when its request is over. */
  public Result send(ConsoleSession session, Change change) {
    CommandAnswer answer;
    try {
      answer = service.send(command(session, change));
    } catch (UnavailableException _) { // logged where it was noticed
      return new Result.Unknown();
    }
    if (answer.isAccepted()) {
      return answer.hadNoEffect()
          ? new Result.WasSo(answer.position())
          : new Result.Made(answer.position());
    }
    RejectionCode code = answer.rejection();
    if (code != null) {
      return new Result.Rejected(code, answer.detail());
    }
    if (!answer.isPending()) {
      log.warn("The command service answers {} to {}", answer.status(), change.command());
    }
    return new Result.Unknown();
  }

  /**
   * Asks what a change would do, without doing it.
   *
   * @throws UnavailableException if there is no answer
   */
  public Foretold foretell(HttpServletRequest request, Change change) {
    return foretell(ConsoleSession.of(request), change);
  }

  /** The same for work that goes on when its request is over. */
  public Foretold foretell(ConsoleSession session, Change change) {
    return Foretold.of(service.foretell(command(session, change)));
  }

  private OutgoingCommand command(ConsoleSession session, Change change) {
    return new OutgoingCommand(
        SOURCE + session.person().userId(),
        id(change),
        change.command(),
        change.data(),
        "Bearer " + session.token(),
        null);
  }

  private String id(Change change) {
    String nonce =
        NONCE.matcher(change.nonce()).matches() ? change.nonce() : UUID.randomUUID().toString();
    byte[] content = json.writeValueAsBytes(new TreeMap<>(change.data()));
    return nonce + "." + change.command() + "." + Fingerprint.of(content);
  }
}
