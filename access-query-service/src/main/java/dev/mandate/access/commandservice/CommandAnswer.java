package dev.mandate.access.commandservice;

import dev.mandate.access.http.BadRequestException;
import dev.mandate.access.http.NotFoundException;
import dev.mandate.access.http.ProblemException;
import dev.mandate.access.http.RejectedException;
import dev.mandate.access.http.UnavailableException;
import dev.mandate.commands.RejectionCode;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the command service answers to a command.
 *
 * @param status of the answer
 * @param body its JSON; missing if there is none
 */
public record CommandAnswer(int status, JsonNode body) {
  private static final String NO_EFFECT = "CommandHadNoEffect";

  private static final Logger log = LoggerFactory.getLogger(CommandAnswer.class);

  static CommandAnswer of(ClientHttpResponse response, JsonMapper json) throws IOException {
    int status = response.getStatusCode().value();
    try {
      return new CommandAnswer(status, json.readTree(response.getBody().readAllBytes()));
    } catch (JacksonException _) { // none, or an answer of somebody in between
      return new CommandAnswer(status, json.missingNode());
    }
  }

  /**
   * The partner's position after an accepted command.
   *
   * @throws dev.mandate.access.http.ProblemException if it was not accepted, or is not decided yet
   */
  public long position() {
    if (isAccepted()) {
      return body.path("position").longValue();
    }
    if (isPending()) {
      throw new UnavailableException(
          "The change is not decided yet; the same request again does nothing twice.");
    }
    throw refusal(code(), detail());
  }

  /** Whether the command was accepted. */
  public boolean isAccepted() {
    return status == HttpStatus.OK.value() && body.path("position").isIntegralNumber();
  }

  /** Whether it is not decided yet. */
  public boolean isPending() {
    return status == HttpStatus.ACCEPTED.value();
  }

  /** Whether it was accepted, and what it asked for was so already. */
  public boolean hadNoEffect() {
    return body.path("events")
        .valueStream()
        .anyMatch(event -> event.path("type").asString("").equals(NO_EFFECT));
  }

  /** Why it was rejected; null if it was not, or nobody knows. */
  public @Nullable RejectionCode rejection() {
    String code = code();
    return Arrays.stream(RejectionCode.values())
        .filter(rejection -> rejection.name().equals(code))
        .findFirst()
        .orElse(null);
  }

  /** What the command service says about a refusal; empty if it says nothing. */
  public String detail() {
    return body.path("detail").asString("");
  }

  private String code() {
    return body.path("code").asString("");
  }

  private ProblemException refusal(String code, String detail) {
    return switch (rejection()) {
      case null -> {
        log.warn("The command service answers {} {}: {}", status, code, detail);
        yield new UnavailableException(
            "The service that decides on changes cannot take any now; send the request again.");
      }
      case INVALID -> new BadRequestException(detail);
      case UNKNOWN_PARTNER, UNKNOWN_USER, UNKNOWN_CUSTOMER -> new NotFoundException();
      case NOT_AUTHORIZED -> new RejectedException(HttpStatus.FORBIDDEN, code, detail);
      default -> new RejectedException(HttpStatus.CONFLICT, code, detail);
    };
  }
}
