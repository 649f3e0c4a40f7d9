package dev.mandate.roles.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mandate.roles.TestKafka;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;

class TopicCreationTest {
  private static final String TOPIC = "topic-creation-test";

  @Test
  void the_service_is_up_once_the_brokers_know_the_topics() {
    KafkaAdmin admin = admin(TestKafka.bootstrapServers());
    TopicCreation creation = new TopicCreation(admin, Set.of(TOPIC));
    assertThat(creation.health().getStatus()).isEqualTo(Status.DOWN);

    creation.start();

    await().until(() -> creation.health().getStatus().equals(Status.UP));
    assertThat(admin.describeTopics(TOPIC))
        .hasEntrySatisfying(TOPIC, topic -> assertThat(topic.partitions()).hasSize(3));
    creation.stop();
  }

  @Test
  void the_service_is_down_while_no_broker_answers() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      KafkaAdmin admin = admin("127.0.0.1:" + silent.getLocalPort());
      admin.setOperationTimeout(1);
      TopicCreation creation = new TopicCreation(admin, Set.of(TOPIC));
      creation.start();
      silent.accept().close(); // It has asked, and got no answer.

      assertThat(creation.health().getStatus()).isEqualTo(Status.DOWN);
      creation.stop();
    }
  }

  private static KafkaAdmin admin(String bootstrapServers) {
    GenericApplicationContext context = new GenericApplicationContext();
    context.registerBean(
        NewTopic.class, () -> TopicBuilder.name(TOPIC).partitions(3).replicas(1).build());
    context.refresh();
    KafkaAdmin admin =
        new KafkaAdmin(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    admin.setApplicationContext(context);
    return admin;
  }
}
