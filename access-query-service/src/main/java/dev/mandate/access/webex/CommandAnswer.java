package dev.mandate.access.webex;

import dev.mandate.access.http.BadRequestException;
import dev.mandate.access.http.NotFoundException;
import dev.mandate.access.http.ProblemException;
import dev.mandate.access.http.RejectedException;
import dev.mandate.access.http.UnavailableException;
import dev.mandate.commands.RejectionCode;
import java.io.IOException;
import java.util.Arrays;
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
record CommandAnswer(int status, JsonNode body) {
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
  long position() {
    if (status == HttpStatus.OK.value() && body.path("position").isIntegralNumber()) {
      return body.path("position").longValue();
    }
    if (status == HttpStatus.ACCEPTED.value()) {
      throw new UnavailableException(
          "The change is not decided yet; the same request again does nothing twice.");
    }
    throw refusal(body.path("code").asString(""), body.path("detail").asString(""));
  }

  private ProblemException refusal(String code, String detail) {
    RejectionCode known =
        Arrays.stream(RejectionCode.values())
            .filter(rejection -> rejection.name().equals(code))
            .findFirst()
            .orElse(null);
    return switch (known) {
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
