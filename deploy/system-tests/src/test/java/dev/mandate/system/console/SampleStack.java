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

  private final String url;

  private SampleStack(Stack stack) {
    ServiceProcess commandService = stack.commandService();
    ServiceProcess queryService = stack.queryServiceBeside(commandService);
    url = queryService.uri("").toString().replace("127.0.0.1", "localhost");
    try (CommandApi commands = new CommandApi(commandService);
        QueryApi queries = new QueryApi(queryService)) {
      queries.awaitPosition(PARTNER, provision(commands), PATIENCE);
    }
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
    return url;
  }

  private static long provision(CommandApi commands) {
    JsonMapper json = new JsonMapper();
    long position = 0;
    int id = 0;
    for (String line : lines()) {
      Map<?, ?> command = json.readValue(line, Map.class);
      id++;
      position =
          commands.accept("/console-it", id, String.valueOf(command.get("type")), data(command));
    }
    return position;
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
