package dev.mandate.system.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.system.oracle.Command;
import dev.mandate.system.stack.CommandApi;
import dev.mandate.system.stack.CommandProducer;
import dev.mandate.system.stack.QueryApi;
import dev.mandate.system.stack.ResultCollector;
import dev.mandate.system.stack.ServiceProcess;
import dev.mandate.system.stack.Stack;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Both services with the partner of the local stack: its people, in a state that tests change. */
final class SampleStack {
  private static final String FILE = "/dev/mandate/local/sample-partner.jsonl";
  private static final String PARTNER = "acme";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static @Nullable SampleStack shared;

  private final Stack stack;
  private final ServiceProcess commandService;
  private final ServiceProcess queryService;
  private int commands;

  private SampleStack(Stack stack) {
    this.stack = stack;
    commandService = stack.commandService();
    queryService = stack.queryServiceBeside(commandService);
    JsonMapper json = new JsonMapper();
    accept(lines().stream().map(line -> (Map<?, ?>) json.readValue(line, Map.class)).toList());
  }

  /** The one of this JVM. */
  static synchronized SampleStack shared() {
    SampleStack stack = shared;
    if (stack == null) {
      stack = new SampleStack(Stack.shared());
      shared = stack;
    }
    return stack;
  }

  /** Where the console is. */
  String url() {
    return queryService.uri("").toString().replace("127.0.0.1", "localhost");
  }

  /** Lets the provisioning system send a command about the partner, until everybody can see it. */
  synchronized void accept(String type, Map<String, Object> data) {
    Map<String, Object> all = new HashMap<>(data);
    all.put("partnerId", PARTNER);
    accept(List.of(Map.of("type", type, "data", all)));
  }

  /**
   * Brings the partner to so many customers and administrators, until everybody can see them.
   *
   * @param limit how long that may take
   * @return the position of the partner after it
   */
  synchronized long grow(long customers, long administrators, Duration limit) {
    try (QueryApi queries = new QueryApi(queryService);
        CommandProducer producer = stack.newProducer()) {
      Map<?, ?> counts =
          (Map<?, ?>)
              Objects.requireNonNull(queries.get("/v1/partners/" + PARTNER, 0).get("counts"));
      Crowd crowd =
          new Crowd(
              PARTNER,
              customers - number(counts, "customers"),
              administrators - number(counts, "administrators"));
      producer.send(crowd.commands());
      long position = accepted(crowd.commands(), limit);
      queries.awaitPosition(PARTNER, position, limit);
      return position;
    }
  }

  private static long number(Map<?, ?> counts, String of) {
    return ((Number) Objects.requireNonNull(counts.get(of), of)).longValue();
  }

  /** Waits until all of them are accepted, and says at which position the last one was. */
  private long accepted(List<Command> wanted, Duration limit) {
    ResultCollector results = stack.results();
    results.await(wanted.stream().collect(Collectors.toMap(Command::identity, _ -> 1)), limit);
    return wanted.stream()
        .map(command -> results.of(command.identity()).getFirst().data())
        .peek(result -> assertThat(result).containsEntry("outcome", "ACCEPTED"))
        .mapToLong(result -> number(result, "position"))
        .max()
        .orElse(0);
  }

  private void accept(List<? extends Map<?, ?>> wanted) {
    try (CommandApi api = new CommandApi(commandService);
        QueryApi queries = new QueryApi(queryService)) {
      long position = 0;
      for (Map<?, ?> command : wanted) {
        commands++;
        position =
            api.accept("/console-it", commands, String.valueOf(command.get("type")), data(command));
      }
      queries.awaitPosition(PARTNER, position, PATIENCE);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> data(Map<?, ?> command) {
    return (Map<String, Object>) Objects.requireNonNull(command.get("data"));
  }

  private static List<String> lines() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(SampleStack.class.getResourceAsStream(FILE), FILE),
                StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
