package dev.mandate.roles.deadletters;

import static dev.mandate.roles.deadletters.Letters.dead;
import static dev.mandate.roles.deadletters.Letters.registers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.mandate.roles.upstreams.CommandTopics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** A broker that takes connections and never answers: requests end nevertheless, and say why. */
@Timeout(20)
class KafkaAwayTest {
  private static final Duration LIMIT = Duration.ofSeconds(1);

  @Test
  void looking_at_dead_letters_ends_in_time_and_says_why() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Redriver redriver = redriver(silent)) {
      DeadLetterTopic deadLetters =
          new DeadLetterTopic(
              new DefaultKafkaConsumerFactory<>(
                  settings(silent), new ByteArrayDeserializer(), new ByteArrayDeserializer()),
              LIMIT);
      MockMvc http =
          MockMvcBuilders.standaloneSetup(new DeadLetterController(deadLetters, redriver)).build();

      for (RequestBuilder request :
          List.of(
              get("/v1/dead-letters"),
              get("/v1/dead-letters/0/0"),
              post("/v1/dead-letters/0/0/redrive"))) {
        http.perform(request)
            .andExpect(status().isServiceUnavailable())
            .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
            .andExpect(header().exists("Retry-After"))
            .andExpect(jsonPath("$.code").value("UNAVAILABLE"));
      }
    }
  }

  @Test
  void sending_a_dead_letter_again_ends_in_time_and_says_that_nobody_knows() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Redriver redriver = redriver(silent)) {
      Redrive redrive = Redrive.unchanged(dead(null, registers("a-1"), null));

      assertThatThrownBy(() -> redriver.send(redrive))
          .isInstanceOfSatisfying(
              RefusedException.class,
              e -> {
                assertThat(e.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
                assertThat(e.code()).isEqualTo("UNAVAILABLE");
                assertThat(e.detail()).contains("may have it", "send it again");
              });
    }
  }

  private static Redriver redriver(ServerSocket broker) {
    return new Redriver(
        new CommandTopics(List.of(), List.of()),
        new DefaultKafkaProducerFactory<>(
            settings(broker), new ByteArraySerializer(), new ByteArraySerializer()),
        LIMIT,
        new SimpleMeterRegistry());
  }

  private static Map<String, Object> settings(ServerSocket broker) {
    return Map.of(
        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + broker.getLocalPort());
  }
}
