package dev.mandate.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mandate.access.testing.Api;
import dev.mandate.access.testing.Api.Answer;
import dev.mandate.access.testing.CommandTopic;
import dev.mandate.access.testing.History;
import dev.mandate.access.testing.Instance;
import dev.mandate.access.testing.RandomHistory;
import dev.mandate.audit.AuditEntry;
import dev.mandate.audit.EntryForm;
import dev.mandate.audit.EntryReader;
import dev.mandate.commands.RejectionCode;
import dev.mandate.events.CommandRejected;
import dev.mandate.export.EntryFormat;
import dev.mandate.export.ExportFormat;
import dev.mandate.policy.JsonText;
import dev.mandate.policy.Language;
import dev.mandate.proof.Checkpoint;
import dev.mandate.proof.Hash;
import dev.mandate.proof.SelectionProof;
import dev.mandate.proof.SelectionProof.Part;
import dev.mandate.proof.SignedNote;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Entries that are taken away: all of them, as they are, resumable, provable, and on record. */
class ExportTest extends ServiceTest {
  @BeforeAll
  static void commandsCanBeSent() {
    CommandTopic.createIfMissing();
  }

  private static void send(String partner, int size, int seed) {
    topic.send(RandomHistory.of(partner, size, seed).events());
    awaitPosition(partner, size);
  }

  private static void awaitPosition(String partner, long position) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                api.getAt(position, "/v1/audit/entries?limit=1&partner=" + partner).status()
                    == 200);
  }

  private static String manifestPath(HttpResponse<String> export) {
    String link = export.headers().firstValue("Link").orElseThrow();
    return link.substring(1, link.indexOf('>'));
  }

  private static List<AuditEntry> read(ExportFormat format, String text) {
    EntryFormat entries = format.in(Language.ENGLISH);
    assertThat(text).startsWith(entries.header());
    List<AuditEntry> read = new ArrayList<>();
    int from = entries.header().length();
    while (from < text.length()) {
      int end = from;
      boolean open = false;
      do {
        int next = text.indexOf('\n', end) + 1;
        open ^= entries.opensOrCloses(text.substring(end, next));
        end = next;
      } while (open);
      read.add(entries.read(text.substring(from, end)));
      from = end;
    }
    return read;
  }

  @ParameterizedTest
  @EnumSource
  void an_export_has_every_entry_of_a_log_in_its_order(ExportFormat format) {
    String partner = "export-" + format.label();
    send(partner, 1200, 51);

    HttpResponse<String> export =
        api.getRaw("/v1/audit/export?format=%s&partner=%s".formatted(format.label(), partner));

    assertThat(export.statusCode()).isEqualTo(200);
    assertThat(export.headers().firstValue("Content-Type").orElseThrow().replace(" ", ""))
        .isEqualTo(format.mediaType());
    assertThat(export.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("audit-" + partner, format.extension());
    assertThat(hashed(read(format, export.body()))).isEqualTo(hashed(entries(partner)));
  }

  private static List<String> hashed(List<AuditEntry> entries) {
    return entries.stream().map(EntryForm::hashed).toList();
  }

  /** All entries as they are answered, the oldest first. */
  private static List<AuditEntry> entries(String partner) {
    List<AuditEntry> entries = new ArrayList<>();
    String cursor = "";
    while (true) {
      JsonNode page = api.get("/v1/audit/entries?limit=1000&partner=" + partner + cursor).body();
      page.get("items").forEach(item -> entries.add(EntryReader.read(item.toString())));
      if (!page.has("nextCursor")) {
        return entries.reversed();
      }
      cursor = "&cursor=" + page.get("nextCursor").asString();
    }
  }

  @Test
  void a_line_is_the_entry_as_it_is_answered() {
    send("export-lines", 40, 52);
    String answered = api.getText("/v1/audit/entries?partner=export-lines&limit=1000");
    List<String> lines =
        api.getText("/v1/audit/export?format=jsonl&partner=export-lines").lines().toList();
    assertThat(lines).hasSize(40);
    assertThat(answered)
        .isEqualTo("{\"items\":[%s]}".formatted(String.join(",", lines.reversed())));
  }

  @Test
  void filters_let_through_what_the_search_finds() {
    send("export-filters", 400, 53);
    for (String filter :
        List.of("&outcome=REJECTED", "&action=RoleGranted", "&target=" + someTarget())) {
      String path = "?partner=export-filters" + filter;
      List<String> found = api.all("/v1/audit/entries" + path, 1000, "position", () -> {});
      String csv = api.getText("/v1/audit/export" + path + "&format=csv");
      assertThat(read(ExportFormat.CSV, csv))
          .as(filter)
          .isNotEmpty()
          .map(entry -> Long.toString(entry.position()))
          .isEqualTo(found.reversed());
    }
  }

  private static String someTarget() {
    return api.get("/v1/audit/entries?partner=export-filters&action=RoleGranted&limit=1")
        .items("targetUser")
        .getFirst();
  }

  @Test
  void an_export_of_all_logs_has_one_after_the_other() {
    send("export-x", 30, 54);
    send("export-y", 20, 55);
    List<AuditEntry> all =
        read(ExportFormat.JSONL, api.getText("/v1/audit/export?format=jsonl")).stream()
            .filter(entry -> entry.partnerId().matches("export-[xy]"))
            .toList();
    assertThat(hashed(all))
        .isEqualTo(
            Stream.concat(
                    hashed(entries("export-x")).stream(), hashed(entries("export-y")).stream())
                .toList());
  }

  @Test
  void sentences_are_in_the_language_that_was_asked_for() {
    send("export-chinese", 20, 56);
    HttpResponse<String> export =
        api.getRaw(
            "/v1/audit/export?format=jsonl&partner=export-chinese", "Accept-Language", "zh-CN");
    assertThat(export.headers().firstValue("Content-Language")).contains("zh");
    assertThat(export.body()).containsPattern("\"summary\":\"[^\"]*\\p{IsHan}");
    assertThat(manifest(export).get("language").asString()).isEqualTo("zh");
  }

  @Test
  void a_broken_download_goes_on_from_any_place_with_the_same_bytes() {
    send("export-resumed", 700, 57);
    HttpResponse<String> export = api.getRaw("/v1/audit/export?format=csv&partner=export-resumed");
    send("export-resumed", 710, 57); // what comes later is not in it
    byte[] whole = export.body().getBytes(UTF_8);
    try (Instance restarted = Instance.start(SERVERS)) { // which has nothing in memory
      for (Api instance : List.of(api, restarted.api())) {
        for (int offset : new int[] {0, 1, 100, whole.length / 2, whole.length - 1, whole.length}) {
          byte[] rest =
              instance.getText(manifestPath(export) + "/content?offset=" + offset).getBytes(UTF_8);
          assertThat(new String(rest, UTF_8))
              .isEqualTo(new String(whole, offset, whole.length - offset, UTF_8));
        }
        assertThat(instance.getText(manifestPath(export) + "/content?offset=" + 2 * whole.length))
            .isEmpty();
      }
    }
  }

  @Test
  void the_manifest_says_what_the_file_is() throws Exception {
    send("export-manifest", 300, 58);
    HttpResponse<String> export =
        api.getRaw("/v1/audit/export?format=jsonl&partner=export-manifest&action=RoleGranted");
    List<AuditEntry> read = read(ExportFormat.JSONL, export.body());

    JsonNode manifest = manifest(export);

    byte[] bytes = export.body().getBytes(UTF_8);
    assertThat(manifest.get("complete").asBoolean()).isTrue();
    assertThat(manifest.get("format").asString()).isEqualTo("jsonl");
    assertThat(manifest.get("filters").get("action").asString()).isEqualTo("RoleGranted");
    assertThat(manifest.get("rows").asInt()).isEqualTo(read.size());
    assertThat(manifest.get("bytes").asInt()).isEqualTo(bytes.length);
    assertThat(manifest.get("sha256").asString())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    JsonNode log = manifest.get("logs").get(0);
    assertThat(manifest.get("logs")).hasSize(1);
    assertThat(log.get("partnerId").asString()).isEqualTo("export-manifest");
    assertThat(log.get("upTo").asInt()).isEqualTo(300);
    assertThat(log.get("rows").asInt()).isEqualTo(read.size());
    assertThat(log.get("first").asLong()).isEqualTo(read.getFirst().position());
    assertThat(log.get("last").asLong()).isEqualTo(read.getLast().position());
    assertThat(log.get("checkpoint").get("size").asInt()).isGreaterThanOrEqualTo(300);
  }

  /** It has to wait for a checkpoint. */
  private static JsonNode manifest(HttpResponse<String> export) {
    await().until(() -> api.get(manifestPath(export)).status() == 200);
    return api.get(manifestPath(export)).body();
  }

  @Test
  void R33_the_proof_shows_that_the_entries_of_an_export_are_in_the_log() {
    send("export-proof", 500, 59);
    for (String filter : List.of("", "&action=RoleGranted", "&outcome=REJECTED", "&actor=nobody")) {
      HttpResponse<String> export =
          api.getRaw("/v1/audit/export?format=ocsf&partner=export-proof" + filter);
      List<AuditEntry> read = read(ExportFormat.OCSF, export.body());
      JsonNode log = manifest(export).get("logs").get(0);
      Checkpoint checkpoint =
          Checkpoint.of(SignedNote.of(log.get("checkpoint").get("note").asString()).text());

      List<String> lines = api.getText(manifestPath(export) + "/proof").lines().toList();

      assertThat(lines.getFirst()).isEqualTo("export-proof " + checkpoint.size());
      assertThat(lines.getLast()).isEmpty();
      List<Part> parts = lines.subList(1, lines.size() - 1).stream().map(Part::of).toList();
      assertThat(SelectionProof.root(checkpoint.size(), parts.iterator()))
          .isEqualTo(checkpoint.root());
      List<Hash> selected = parts.stream().filter(Part::selected).map(Part::root).toList();
      assertThat(selected).isEqualTo(read.stream().map(EntryForm::hash).toList());
    }
  }

  @Test
  void R32_reading_by_export_is_put_on_record_once_with_what_was_read() {
    send("export-recorded", 60, 60);
    HttpResponse<String> export =
        api.getRaw("/v1/audit/export?format=csv&partner=export-recorded&outcome=ACCEPTED");
    int rows = read(ExportFormat.CSV, export.body()).size();
    api.getText(manifestPath(export) + "/content?offset=10");

    List<JsonNode> commands = CommandTopic.awaitCommands("export-recorded", 2);

    assertThat(commands)
        .allSatisfy(
            command -> {
              assertThat(command.get("type").asString())
                  .isEqualTo("dev.mandate.command.RecordAuditExport.v1");
              assertThat(command.get("authtype").asString()).isEqualTo("system");
              JsonNode data = command.get("data");
              assertThat(data.get("partnerId").asString()).isEqualTo("export-recorded");
              assertThat(data.get("by").asString()).isEqualTo(Api.CLIENT);
              assertThat(data.get("format").asString()).isEqualTo("csv");
              assertThat(data.get("filters").toString())
                  .isEqualTo("{\"outcome\":\"ACCEPTED\",\"partner\":\"export-recorded\"}");
              assertThat(data.get("rows").asInt()).isEqualTo(rows);
            })
        .extracting(command -> command.get("id").asString())
        .doesNotHaveDuplicates();
  }

  @Test
  void R32_words_that_may_be_a_name_are_not_put_on_record() {
    send("export-words", 5, 62);
    api.getText("/v1/audit/export?format=csv&partner=export-words&q=Quentin");
    List<JsonNode> commands = CommandTopic.awaitCommands("export-words", 1);
    assertThat(commands.getFirst().get("data").get("filters").toString())
        .isEqualTo("{\"partner\":\"export-words\",\"q\":\"not on record\"}");
  }

  @Test
  void R32_looking_for_nothing_in_a_log_is_put_on_record() {
    send("export-nothing", 5, 61);
    api.getText("/v1/audit/export?format=csv&partner=export-nothing&actor=nobody");
    List<JsonNode> commands = CommandTopic.awaitCommands("export-nothing", 1);
    assertThat(commands.getFirst().get("data").get("rows").asInt()).isZero();
  }

  @Test
  void R32_an_export_that_is_broken_off_is_put_on_record() throws IOException {
    sendMuch("export-broken", 400);
    HttpURLConnection connection = open(api, "export-broken");
    connection.getInputStream().read();
    connection.disconnect();

    List<JsonNode> commands = CommandTopic.awaitCommands("export-broken", 1);

    assertThat(commands.getFirst().get("data").get("rows").asInt()).isPositive();
  }

  @Test
  void a_service_that_stops_breaks_an_export_off_so_that_nobody_takes_it_for_whole()
      throws Exception {
    sendMuch("export-stopped", 1100); // three pages, of which sockets hold less than one
    Instance instance = Instance.start(SERVERS);
    Thread stopping = Thread.ofVirtual().unstarted(instance::close);
    try {
      InputStream export = open(instance.api(), "export-stopped").getInputStream();
      assertThat(export.read()).isPositive();
      stopping.start();
      await().until(instance::isStopping);
      assertThatThrownBy(export::readAllBytes).isInstanceOf(IOException.class);
    } finally {
      stopping.join(Duration.ofSeconds(30));
      assertThat(stopping.isAlive()).isFalse();
    }
  }

  private static HttpURLConnection open(Api instance, String partner) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection)
            URI.create(instance.base() + "/v1/audit/export?format=jsonl&partner=" + partner)
                .toURL()
                .openConnection();
    connection.setRequestProperty("Authorization", "Bearer " + Api.ASKER);
    return connection;
  }

  private static void sendMuch(String partner, int entries) {
    History history = partner(partner);
    JsonText asked = new JsonText("{\"x\":\"%s\"}".formatted("x".repeat(30_000)));
    for (int i = 0; i < entries; i++) {
      history.add(new CommandRejected(partner, "GrantRole", RejectionCode.INVALID, "no", asked));
    }
    topic.send(history.events());
    awaitPosition(partner, history.position());
  }

  @Test
  void what_cannot_be_exported_is_said() {
    expectProblem(400, "BAD_REQUEST", "/v1/audit/export");
    expectProblem(400, "BAD_REQUEST", "/v1/audit/export?format=xml");
    expectProblem(400, "BAD_REQUEST", "/v1/audit/export?format=csv&from=yesterday");
    expectProblem(400, "BAD_REQUEST", "/v1/audit/export?format=csv&outcome=MAYBE");
    expectProblem(400, "BAD_REQUEST", "/v1/audit/export?format=csv&partner=a&partner=b");
    expectProblem(404, "NOT_FOUND", "/v1/audit/exports/nothing");
    expectProblem(
        404, "NOT_FOUND", "/v1/audit/exports/00000000-0000-0000-0000-000000000000/content");
    HttpResponse<String> export = api.getRaw("/v1/audit/export?format=csv&partner=nobody");
    assertThat(export.body()).startsWith("position,").hasLineCount(1);
    expectProblem(400, "BAD_REQUEST", manifestPath(export) + "/content?offset=-1");
    expectProblem(400, "BAD_REQUEST", manifestPath(export) + "/content?offset=x");
    Answer head = api.send("HEAD", "/v1/audit/export?format=csv");
    assertThat(head.status()).isEqualTo(200);
  }
}
