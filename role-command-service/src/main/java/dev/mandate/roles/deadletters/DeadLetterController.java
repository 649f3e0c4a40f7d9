package dev.mandate.roles.deadletters;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What operators see of dead letters, and how they send them again. */
@RestController
@RequestMapping("/v1/dead-letters")
class DeadLetterController {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterController.class);
  private static final int MAX_LIMIT = 1000;

  /** A readable record in JSON, every character escaped, and no more. */
  private static final int MAX_BODY_BYTES = 1024 * 1024;

  private final DeadLetterTopic deadLetters;
  private final Redriver redriver;

  DeadLetterController(DeadLetterTopic deadLetters, Redriver redriver) {
    this.deadLetters = deadLetters;
    this.redriver = redriver;
  }

  @GetMapping
  DeadLetterPage list(
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(required = false) @Nullable String cursor)
      throws InterruptedException {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw RefusedException.badRequest("limit has to be 1 to " + MAX_LIMIT);
    }
    return deadLetters.list(cursor, limit);
  }

  @GetMapping("/{partition}/{offset}")
  ExactDeadLetter show(@PathVariable int partition, @PathVariable long offset)
      throws InterruptedException {
    return ExactDeadLetter.of(deadLetters.get(partition, offset));
  }

  /** Without a body the record goes unchanged; a body says what to change. */
  @PostMapping("/{partition}/{offset}/redrive")
  ResponseEntity<RedriveAnswer> redrive(
      @PathVariable int partition, @PathVariable long offset, HttpServletRequest request)
      throws IOException, InterruptedException {
    byte[] body = body(request);
    Repair repair = body.length == 0 ? null : Repair.parse(body);
    ConsumerRecord<byte[], byte[]> deadLetter = deadLetters.get(partition, offset);
    Redrive redrive =
        repair == null ? Redrive.unchanged(deadLetter) : Redrive.repaired(deadLetter, repair);
    return ResponseEntity.accepted().body(redriver.send(redrive));
  }

  /** A form would be consumed before it gets here, and then look like no body at all. */
  private static byte[] body(HttpServletRequest request) throws IOException {
    String type = request.getContentType();
    if (type != null && !isJson(type)) {
      throw new RefusedException(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          HttpStatus.UNSUPPORTED_MEDIA_TYPE.name(),
          "What to change is said as application/json; to send the dead letter unchanged, send no"
              + " body");
    }
    try (InputStream in = request.getInputStream()) {
      byte[] body = in.readNBytes(MAX_BODY_BYTES + 1);
      if (body.length > MAX_BODY_BYTES) {
        throw new RefusedException(
            HttpStatus.CONTENT_TOO_LARGE,
            HttpStatus.CONTENT_TOO_LARGE.name(),
            "No command is that large");
      }
      return body;
    }
  }

  private static boolean isJson(String contentType) {
    try {
      return MediaType.APPLICATION_JSON.isCompatibleWith(MediaType.parseMediaType(contentType));
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(RefusedException e) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(e.status(), e.detail());
    problem.setProperty("code", e.code());
    ResponseEntity.BodyBuilder answer = ResponseEntity.status(e.status());
    if (e.status() == HttpStatus.SERVICE_UNAVAILABLE) {
      answer.header(HttpHeaders.RETRY_AFTER, "5");
    }
    return answer.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> kafkaIsAway(KafkaException e) {
    LOG.warn("Dead letters cannot be read", e);
    return refused(
        RefusedException.unavailable(
            "Kafka did not give the dead letters in time; ask again, or see the log"));
  }
}
