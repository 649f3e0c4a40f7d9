package dev.mandate.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mandate.system.stack.CommandApi;
import dev.mandate.system.stack.QueryApi;
import dev.mandate.system.stack.ServiceProcess;
import dev.mandate.system.stack.Stack;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An auditor takes a log away, and verifies it with the tool alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportIT {
  private static final String P = "export-it";
  private static final int USERS = 300;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Stack stack = Stack.shared();
  private final HttpClient http = HttpClient.newHttpClient();
  private CommandApi commands;
  private QueryApi queries;
  private ServiceProcess queryService;
  private int sent;

  @BeforeAll
  void given_a_log() {
    ServiceProcess commandService = stack.commandService();
    commands = new CommandApi(commandService);
    queryService = stack.queryServiceBeside(commandService);
    queries = new QueryApi(queryService);
    send("RegisterPartner", Map.of("partnerId", P, "name", "Partner", "sellsWholesale", false));
    long position = 0;
    for (int i = 0; i < USERS; i++) {
      position =
          send(
              "ProvisionUser",
              Map.of(
                  "partnerId", P,
                  "userId", "export-it-" + i,
                  "displayName", "=cmd, \"" + i + "\"",
                  "email", i + "@x.example"));
    }
    queries.awaitPosition(P, position, PATIENCE);
  }

  @AfterAll
  void close() {
    commands.close();
    queries.close();
    http.close();
  }

  private long send(String command, Map<String, Object> data) {
    sent++;
    return commands.accept("/export-it", sent, command, data);
  }

  private HttpResponse<String> get(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(queryService.uri(path))
            .header("authorization", Stack.authorization())
            .timeout(PATIENCE)
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in " + path, e);
    }
  }

  /** Downloads an export, its manifest and its proof, as the links say. */
  private void download(String query, Path folder) throws IOException {
    HttpResponse<String> export = get("/v1/audit/export?" + query);
    String link = export.headers().firstValue("Link").orElseThrow();
    String path = link.substring(1, link.indexOf('>'));
    Files.writeString(folder.resolve("export"), export.body());
    await().atMost(PATIENCE).until(() -> get(path).statusCode() == 200); // a checkpoint is signed
    Files.writeString(folder.resolve("manifest"), get(path).body());
    Files.writeString(folder.resolve("proof"), get(path + "/proof").body());
  }

  /** What the tool says, and last how it ended. */
  private String verify(Path folder, String... options) throws IOException, InterruptedException {
    List<?> keys = (List<?>) Objects.requireNonNull(queries.get("/v1/audit/keys", 0).get("items"));
    ProcessBuilder tool =
        new ProcessBuilder(Path.of("..", "verify", "verify").toString(), "--key", "" + keys.get(0));
    tool.command().addAll(List.of(options));
    for (String file : List.of("export", "manifest", "proof")) {
      tool.command().add(folder.resolve(file).toString());
    }
    Process process = tool.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return said + process.waitFor();
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "jsonl", "ocsf"})
  void R33_an_export_is_verified_and_whoever_changes_it_is_found_out(
      String format, @TempDir Path folder) throws Exception {
    download("partner=%s&format=%s".formatted(P, format), folder);
    assertThat(verify(folder)).contains(P + ": all entries from 1 to ").endsWith("verified\n0");

    Path export = folder.resolve("export");
    Files.writeString(
        export, Files.readString(export).replaceFirst("42@x.example", "43@x.example"));
    assertThat(verify(folder))
        .containsPattern("FAILED {2}" + P + " \\d+: was changed, in record")
        .endsWith("2 failures\n1"); // the file, and the entry
  }

  @Test
  void R33_a_selection_is_verified(@TempDir Path folder) throws Exception {
    download("format=jsonl&q=%22299%22&partner=" + P, folder);
    assertThat(verify(folder)).contains("what was left out is not known").endsWith("verified\n0");
    assertThat(verify(folder, "--complete")).contains("nothing may be left out").endsWith("1");
  }

  @Test
  void R33_the_log_goes_on_from_a_checkpoint_that_was_kept(@TempDir Path folder) throws Exception {
    download("format=csv&partner=" + P, folder);
    Path kept = folder.resolve("kept");
    Files.writeString(kept, get("/v1/audit/checkpoints?partner=" + P).body());
    long before = position();
    send("ProvisionUser", user("export-it-later"));
    queries.awaitPosition(P, before + 1, PATIENCE);
    download("format=csv&partner=" + P, folder);
    assertThat(verify(folder, "--checkpoint", kept.toString()))
        .contains("the log goes on from ")
        .endsWith("verified\n0");
  }

  private static Map<String, Object> user(String id) {
    return Map.of("partnerId", P, "userId", id, "displayName", "Later", "email", "l@x.example");
  }

  private long position() {
    return ((Number) Objects.requireNonNull(latest().get("position"))).longValue();
  }

  private Map<?, ?> latest() {
    return (Map<?, ?>) ((List<?>) Objects.requireNonNull(entries("").get("items"))).getFirst();
  }

  private Map<String, Object> entries(String filter) {
    return queries.get("/v1/audit/entries?limit=1&partner=" + P + filter, 0);
  }

  @Test
  void R32_reading_by_export_is_an_entry_of_the_log_itself(@TempDir Path folder) throws Exception {
    download("format=csv&actor=nobody-of-this-test&partner=" + P, folder);
    await()
        .atMost(PATIENCE)
        .until(() -> entries("&action=AuditExported").toString().contains("nobody-of-this-test"));
    assertThat(entries("&action=AuditExported").toString())
        .contains("by=provisioning", "format=csv", "rows=0", "id=access-query-service");
  }
}
