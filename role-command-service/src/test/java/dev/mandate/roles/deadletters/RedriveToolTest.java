package dev.mandate.roles.deadletters;

import static dev.mandate.roles.TopicReader.header;
import static dev.mandate.roles.deadletters.Letters.registers;
import static dev.mandate.roles.deadletters.Letters.utf8;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.roles.ServiceTest;
import dev.mandate.roles.TopicReader;
import dev.mandate.testissuer.TestIssuer;
import dev.mandate.wire.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaTemplate;

/** The tool of {@code deploy/local/redrive} and the service speak the same language. */
@ServiceTest
class RedriveToolTest {
  @LocalServerPort private int port;
  @Autowired private KafkaTemplate<byte[], byte[]> kafka;

  @Test
  void an_operator_finds_a_dead_letter_takes_its_value_repairs_it_and_sends_it(@TempDir Path folder)
      throws Exception {
    byte[] broken = utf8(Letters.REGISTER.formatted("tool1").replace("}", ""));
    kafka
        .send(
            new ProducerRecord<>(Topics.COMMANDS, null, utf8("tool1"), broken, registers("tool-1")))
        .join();
    String place = place("tool1");

    assertThat(run("list").lines().filter(line -> line.startsWith(place + " ")))
        .singleElement()
        .asString()
        .contains(
            "unreadable  tool1  dev.mandate.command.RegisterPartner.v1  /dead/letters  tool-1");
    assertThat(run("show", place)).contains("\"mandate_original_topic\"");
    String value = run("show", place, "--value");
    Path repaired = Files.writeString(folder.resolve("value"), value + "}");
    String sent = run("send", place, "--value", repaired.toString(), "--header", "x=1");

    assertThat(value).isEqualTo(new String(broken, UTF_8));
    assertThat(sent).contains("GET /v1/commands/%2Fdead%2Fletters/tool-1");
    try (TopicReader results = new TopicReader(Topics.COMMAND_RESULTS)) {
      assertThat(results.await(2, r -> header(r, "ce_causationid").equals("tool-1")))
          .extracting(r -> header(r, "ce_type"))
          .endsWith("dev.mandate.result.CommandAccepted.v1");
    }
  }

  private static String place(String key) {
    try (TopicReader deadLetters = new TopicReader(Topics.COMMANDS_DLT)) {
      ConsumerRecord<byte[], byte[]> dead =
          deadLetters.await(1, r -> Arrays.equals(r.key(), utf8(key))).getFirst();
      return dead.partition() + "/" + dead.offset();
    }
  }

  private String run(String... words) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.mandate.local.redrive.Main"));
    command.addAll(List.of(words));
    ProcessBuilder tool = new ProcessBuilder(command).redirectErrorStream(true);
    tool.environment().put("MANDATE_COMMAND_URL", "http://localhost:" + port);
    tool.environment()
        .put("MANDATE_TOKEN", TestIssuer.shared().client("operator", "mandate.operate"));
    Process running = tool.start();
    String printed = new String(running.getInputStream().readAllBytes(), UTF_8);
    assertThat(running.waitFor()).as(printed).isZero();
    return printed;
  }
}
