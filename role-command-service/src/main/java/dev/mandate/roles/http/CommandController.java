package dev.mandate.roles.http;

import dev.mandate.roles.config.CommandServiceProperties;
import dev.mandate.roles.dryrun.DryRun;
import dev.mandate.roles.store.CommandInbox.CommandKey;
import dev.mandate.web.Caller;
import dev.mandate.wire.CommandMessage;
import dev.mandate.wire.KafkaBinding;
import dev.mandate.wire.ResultCodec;
import dev.mandate.wire.Topics;
import dev.mandate.wire.Unreadable;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes commands over HTTP and puts them on the topic, so that there is one way in. */
@RestController
class CommandController {
  private static final Logger LOG = LoggerFactory.getLogger(CommandController.class);

  private final KafkaTemplate<byte[], byte[]> kafka;
  private final ResultTail results;
  private final Outcomes outcomes;
  private final AskerCheck askers;
  private final DryRun dryRun;
  private final CommandServiceProperties properties;

  CommandController(
      KafkaTemplate<byte[], byte[]> kafka,
      ResultTail results,
      Outcomes outcomes,
      AskerCheck askers,
      DryRun dryRun,
      CommandServiceProperties properties) {
    this.kafka = kafka;
    this.results = results;
    this.outcomes = outcomes;
    this.askers = askers;
    this.dryRun = dryRun;
    this.properties = properties;
  }

  @PostMapping("/v1/commands")
  ResponseEntity<?> take(HttpServletRequest request, Caller caller)
      throws IOException, InterruptedException, ExecutionException {
    DryRunParameter asked = DryRunParameter.of(request);
    if (asked == DryRunParameter.UNCLEAR) {
      return Answers.badRequest("dryRun is either true or false, and given once");
    }
    HttpBinding.Message message = HttpBinding.read(request);
    // What is unreadable says so itself; who asks for it does not matter.
    return switch (KafkaBinding.readCommand(message.headers(), message.body())) {
      case Unreadable unreadable -> Answers.unreadable(unreadable.detail());
      case CommandMessage _ -> take(message.namedBy(caller), caller, asked);
    };
  }

  private ResponseEntity<?> take(HttpBinding.Message message, Caller caller, DryRunParameter asked)
      throws InterruptedException, ExecutionException {
    switch (KafkaBinding.readCommand(message.headers(), message.body())) {
      case Unreadable unreadable -> {
        return Answers.unreadable(unreadable.detail()); // no room for its asker
      }
      case CommandMessage command -> {
        askers.requireTheirs(command.partnerId(), caller);
        ResponseEntity<?> answer =
            asked == DryRunParameter.ON
                ? ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(dryRun.of(command))
                : sendAndAwait(command, message);
        // Known only now: another's command may have been decided meanwhile.
        return outcomes.isOthers(new CommandKey(command.source(), command.id()), caller)
            ? Answers.notTheirs(
                "This source and id are those of another command; choose another id.")
            : answer;
      }
    }
  }

  @GetMapping("/v1/commands/{source}/{id}")
  ResponseEntity<?> outcome(@PathVariable String source, @PathVariable String id, Caller caller) {
    return outcomes
        .find(new CommandKey(source, id), caller)
        .<ResponseEntity<?>>map(
            result ->
                ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(ResultCodec.json(result)))
        .orElseGet(Answers::unknownCommand);
  }

  @ExceptionHandler
  ResponseEntity<?> notTheirs(NotTheirsException e) {
    return Answers.notTheirs(String.valueOf(e.getMessage()));
  }

  private ResponseEntity<?> sendAndAwait(CommandMessage command, HttpBinding.Message message)
      throws InterruptedException, ExecutionException {
    CommandKey key = new CommandKey(command.source(), command.id());
    long deadline = System.nanoTime() + properties.resultTimeout().toNanos();
    CompletableFuture<byte[]> result = results.next(key);
    try {
      byte[] partner = command.partnerId().getBytes(StandardCharsets.UTF_8);
      kafka
          .send(
              new ProducerRecord<>(
                  Topics.COMMANDS, null, partner, message.body(), message.headers()))
          .get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException | KafkaException e) {
      results.forget(key);
      LOG.warn("The command {} could not be put on the topic in time", key, e);
      return Answers.notTaken();
    }
    try {
      return Answers.result(result.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return ResponseEntity.accepted().location(location(key)).build();
    } finally {
      results.forget(key);
    }
  }

  private static URI location(CommandKey key) {
    return URI.create("/v1/commands/" + encoded(key.source()) + "/" + encoded(key.id()));
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
