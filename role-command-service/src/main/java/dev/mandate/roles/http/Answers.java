package dev.mandate.roles.http;

import dev.mandate.commands.RejectionCode;
import dev.mandate.wire.CommandResult;
import dev.mandate.wire.CommandResult.Outcome;
import dev.mandate.wire.ResultCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** What HTTP callers get: results as JSON, everything else as a problem with a code. */
final class Answers {
  private Answers() {}

  /** The result of a command, from the data of its message. */
  static ResponseEntity<?> result(byte[] data) {
    String json = new String(data, StandardCharsets.UTF_8);
    CommandResult result = ResultCodec.read(json, null, "", Instant.EPOCH);
    if (result.outcome() == Outcome.ACCEPTED) {
      return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json);
    }
    RejectionCode code = Objects.requireNonNull(result.code());
    ProblemDetail problem =
        problem(status(code), code.name(), Objects.requireNonNullElse(result.detail(), ""));
    problem.setProperty("commandId", result.commandId());
    problem.setProperty("commandSource", result.commandSource());
    problem.setProperty("outcome", result.outcome().name());
    if (result.position() != null) {
      problem.setProperty("position", result.position());
    }
    problem.setProperty("events", result.events());
    return answer(problem);
  }

  /** The body is no command; it was not put on the topic. */
  static ResponseEntity<?> unreadable(String detail) {
    return answer(problem(HttpStatus.BAD_REQUEST, RejectionCode.INVALID.name(), detail));
  }

  /**
   * Somebody asks in the name of another, or where they do not belong; nothing was put on record.
   */
  static ResponseEntity<?> notTheirs(String detail) {
    return answer(problem(HttpStatus.FORBIDDEN, RejectionCode.NOT_AUTHORIZED.name(), detail));
  }

  /** The request itself is wrong, whatever the command. */
  static ResponseEntity<?> badRequest(String detail) {
    return answer(problem(HttpStatus.BAD_REQUEST, HttpStatus.BAD_REQUEST.name(), detail));
  }

  static ResponseEntity<?> unknownCommand() {
    return answer(
        problem(
            HttpStatus.NOT_FOUND,
            "NOT_FOUND",
            "No outcome of this command is stored; it may not have arrived, or not be decided"
                + " yet"));
  }

  /** Nobody knows whether the topic has it. The same id and source make the repetition harmless. */
  static ResponseEntity<?> notTaken() {
    ProblemDetail problem =
        problem(
            HttpStatus.SERVICE_UNAVAILABLE,
            "UNAVAILABLE",
            "The command could not be put on the topic in time; send it again unchanged");
    return ResponseEntity.status(problem.getStatus())
        .header(HttpHeaders.RETRY_AFTER, "5")
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  static ProblemDetail problem(HttpStatus status, String code, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setProperty("code", code);
    return problem;
  }

  private static ResponseEntity<?> answer(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  private static HttpStatus status(RejectionCode code) {
    return switch (code) {
      case INVALID -> HttpStatus.BAD_REQUEST;
      case NOT_AUTHORIZED -> HttpStatus.FORBIDDEN;
      default -> HttpStatus.CONFLICT;
    };
  }
}
