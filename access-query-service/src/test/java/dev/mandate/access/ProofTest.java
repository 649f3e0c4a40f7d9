package dev.mandate.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mandate.access.testing.Api.Answer;
import dev.mandate.access.testing.RandomHistory;
import dev.mandate.access.testing.Servers;
import dev.mandate.proof.Checkpoint;
import dev.mandate.proof.ConsistencyProof;
import dev.mandate.proof.Hash;
import dev.mandate.proof.InclusionProof;
import dev.mandate.proof.Sha256;
import dev.mandate.proof.SignedNote;
import dev.mandate.proof.VerifierKey;
import dev.mandate.wire.RecordedEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** R33: the proof of the audit log, as somebody checks it who has only the answers. */
class ProofTest extends ServiceTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void R33_each_entry_leads_to_a_signed_checkpoint() throws IOException {
    take("proof-1", RandomHistory.of("proof-1", 300, 41).events());
    Checkpoint checkpoint =
        verified(api.get("/v1/audit/checkpoints?partner=proof-1").body().get("items").get(0));

    assertThat(checkpoint.size()).isEqualTo(300);
    for (JsonNode entry : entries("proof-1")) {
      long position = entry.get("position").asLong();
      Answer answer =
          api.get("/v1/audit/proof/inclusion?partner=proof-1&size=300&position=" + position);
      InclusionProof proof =
          new InclusionProof(answer.body().get("leafIndex").asLong(), 300, path(answer));
      assertThat(answer.text("leafHash")).isEqualTo(hash(entry).base64());
      assertThat(proof.leaf()).isEqualTo(position - 1);
      assertThat(proof.proves(hash(entry), checkpoint.root())).as("position %d", position).isTrue();
    }
  }

  /**
   * As RFC 9162 and RFC 8785 say; the sentence follows from the rest, and in place of what is said
   * of people are the commitments to it.
   */
  private static Hash hash(JsonNode entry) throws IOException {
    ObjectNode hashed = (ObjectNode) entry.deepCopy();
    hashed.remove("summary");
    ObjectNode actor = (ObjectNode) hashed.get("actor");
    commit(actor, "name", actor.remove("salt"));
    JsonNode salt = hashed.remove("targetSalt");
    commit(hashed, "targetName", salt);
    for (String values : List.of("old", "new", "request")) {
      if (hashed.get(values) instanceof ObjectNode object) {
        List.of("displayName", "email", "alias").forEach(field -> commit(object, field, salt));
      }
    }
    return Hash.ofLeaf(new JsonCanonicalizer(hashed.toString()).getEncodedUTF8());
  }

  private static void commit(ObjectNode values, String field, @Nullable JsonNode salt) {
    String value = values.has(field) ? values.get(field).asString() : "";
    if (salt == null || value.isEmpty() || value.startsWith("sealed:")) {
      return;
    }
    MessageDigest hash = Sha256.begin();
    hash.update(Base64.getUrlDecoder().decode(salt.asString()));
    byte[] commitment = hash.digest(value.getBytes(StandardCharsets.UTF_8));
    values.put(
        field, "sealed:" + Base64.getUrlEncoder().withoutPadding().encodeToString(commitment));
  }

  @Test
  void R33_checkpoints_lead_to_later_ones() {
    List<RecordedEvent> events = RandomHistory.of("proof-2", 280, 42).events();
    take("proof-2", events.subList(0, 70));
    take("proof-2", events.subList(70, 280));
    Answer answer = api.get("/v1/audit/proof/consistency?partner=proof-2&from=70&to=280");
    Checkpoint from = verified(answer.body().get("from"));
    Checkpoint to = verified(answer.body().get("to"));

    ConsistencyProof proof = new ConsistencyProof(70, 280, path(answer));

    assertThat(proof.proves(from.root(), to.root())).isTrue();
  }

  @Test
  void R33_checkpoints_are_published() {
    take("proof-3", RandomHistory.of("proof-3", 12, 43).events());
    String note =
        api.get("/v1/audit/checkpoints?partner=proof-3")
            .body()
            .get("items")
            .get(0)
            .get("note")
            .asString();
    TopicPartition partition = new TopicPartition("mandate.audit-checkpoints", 0);
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", Servers.kafka()),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      List<String> notes = new ArrayList<>();
      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () -> {
                consumer
                    .poll(Duration.ofMillis(200))
                    .forEach(
                        record -> {
                          if (record.key().equals("proof-3")) {
                            notes.add(JSON.readTree(record.value()).get("note").asString());
                          }
                        });
                return notes.contains(note);
              });
    }
  }

  @Test
  void checkpoints_are_listed_latest_first_in_pages() {
    List<RecordedEvent> events = RandomHistory.of("proof-4", 20, 44).events();
    take("proof-4", events.subList(0, 2));
    take("proof-4", events.subList(2, 5));
    take("proof-4", events.subList(5, 9));

    assertThat(api.all("/v1/audit/checkpoints?partner=proof-4", 1, "size", () -> {}))
        .startsWith("9")
        .endsWith("2")
        .contains("5");
  }

  @Test
  void what_cannot_be_proved_is_said() {
    take("proof-5", RandomHistory.of("proof-5", 20, 45).events().subList(0, 3));
    expectProblem(400, "BAD_REQUEST", "/v1/audit/checkpoints");
    expectProblem(400, "BAD_REQUEST", "/v1/audit/proof/inclusion?partner=proof-5&position=0");
    expectProblem(
        400, "BAD_REQUEST", "/v1/audit/proof/inclusion?partner=proof-5&position=4&size=3");
    expectProblem(404, "NOT_FOUND", "/v1/audit/proof/inclusion?partner=proof-5&position=4");
    expectProblem(404, "NOT_FOUND", "/v1/audit/proof/inclusion?partner=nobody&position=1");
    expectProblem(404, "NOT_FOUND", "/v1/audit/proof/consistency?partner=proof-5&from=3&to=4");
    expectProblem(400, "BAD_REQUEST", "/v1/audit/proof/consistency?partner=proof-5&from=3&to=1");
    assertThat(api.get("/v1/audit/checkpoints?partner=nobody").body().get("items")).isEmpty();
  }

  /** Sends events, and waits for the checkpoint behind the last one. */
  private static void take(String partner, List<RecordedEvent> events) {
    topic.send(events);
    long size = events.getLast().position();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              JsonNode items =
                  api.get("/v1/audit/checkpoints?limit=1&partner=" + partner).body().get("items");
              return !items.isEmpty() && items.get(0).get("size").asLong() == size;
            });
  }

  private static Checkpoint verified(JsonNode checkpoint) {
    SignedNote note = SignedNote.of(checkpoint.get("note").asString());
    VerifierKey key =
        VerifierKey.of(api.get("/v1/audit/keys").body().get("items").get(0).asString());
    assertThat(key.verifies(note)).isTrue();
    Checkpoint read = Checkpoint.of(note.text());
    assertThat(read.origin()).isEqualTo("mandate/" + checkpoint.get("partnerId").asString());
    assertThat(read.root().base64()).isEqualTo(checkpoint.get("root").asString());
    return read;
  }

  private static List<Hash> path(Answer answer) {
    List<Hash> path = new ArrayList<>();
    answer.body().get("path").forEach(hash -> path.add(Hash.ofBase64(hash.asString())));
    return path;
  }

  private static List<JsonNode> entries(String partner) {
    List<JsonNode> entries = new ArrayList<>();
    api.get("/v1/audit/entries?limit=1000&partner=" + partner)
        .body()
        .get("items")
        .forEach(entries::add);
    return entries;
  }
}
