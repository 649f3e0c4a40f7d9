package dev.mandate.system.console;

import dev.mandate.system.stack.CommandApi;
import dev.mandate.system.stack.QueryApi;
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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Both services with the partner of the local stack: its people, in a state that tests change. */
final class SampleStack {
  private static final String FILE = "/dev/mandate/local/sample-partner.jsonl";
  private static final String PARTNER = "acme";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static @Nullable SampleStack shared;

  private final ServiceProcess commandService;
  private final ServiceProcess queryService;
  private int commands;

  private SampleStack(Stack stack) {
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
