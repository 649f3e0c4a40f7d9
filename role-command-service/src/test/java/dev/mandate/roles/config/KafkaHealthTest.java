package dev.mandate.roles.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.brokers.Brokers;
import dev.mandate.roles.TestKafka;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class KafkaHealthTest {
  @Test
  void a_broker_that_answers_is_counted() {
    assertThat(health(TestKafka.bootstrapServers()))
        .isEqualTo(Health.up().withDetail("brokers", 1).build());
  }

  @Test
  @Timeout(8)
  void a_broker_that_does_not_answer_is_told_within_a_probe_of_health() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      assertThat(health("127.0.0.1:" + silent.getLocalPort()).getStatus()).isEqualTo(Status.DOWN);
    }
  }

  @Test
  void a_name_that_cannot_be_resolved_is_no_reason_to_end() {
    assertThat(health("no-such-broker.invalid:9092").getStatus()).isEqualTo(Status.DOWN);
  }

  @Test
  void a_consumer_that_has_ended_is_told() {
    assertThat(health(TestKafka.bootstrapServers(), false).getStatus()).isEqualTo(Status.DOWN);
  }

  private static Health health(String bootstrapServers) {
    return health(bootstrapServers, true);
  }

  private static Health health(String bootstrapServers, boolean consuming) {
    try (Brokers brokers =
        new Brokers(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      return new KafkaHealth(brokers, () -> consuming).health();
    }
  }
}
