package dev.mandate.roles.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mandate.brokers.Brokers;
import dev.mandate.roles.TestKafka;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;

class TopicCreationTest {
  private static final String TOPIC = "topic-creation-test";

  private final List<Brokers> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(Brokers::close);
  }

  @Test
  void the_service_is_up_once_the_brokers_know_the_topics() {
    KafkaAdmin admin = admin(TestKafka.bootstrapServers());
    TopicCreation creation = creation(admin);
    assertThat(creation.health().getStatus()).isEqualTo(Status.DOWN);

    creation.start();

    await().until(() -> creation.health().getStatus().equals(Status.UP));
    assertThat(admin.describeTopics(TOPIC))
        .hasEntrySatisfying(TOPIC, topic -> assertThat(topic.partitions()).hasSize(3));
    creation.stop();
  }

  @Test
  void a_topic_that_was_lost_is_created_again() throws Exception {
    KafkaAdmin admin = admin(TestKafka.bootstrapServers());
    TopicCreation creation = creation(admin);
    creation.start();
    await().until(() -> creation.health().getStatus().equals(Status.UP));
    Brokers brokers = brokers(admin);
    String before = brokers.idOf(TOPIC);

    try (Admin client = Admin.create(admin.getConfigurationProperties())) {
      client.deleteTopics(Set.of(TOPIC)).all().get();
    }

    await().until(() -> brokers.idOf(TOPIC), now -> now != null && !now.equals(before));
    creation.stop();
  }

  @Test
  void the_service_is_down_while_no_broker_answers() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      KafkaAdmin admin = admin("127.0.0.1:" + silent.getLocalPort());
      admin.setOperationTimeout(1);
      TopicCreation creation = creation(admin);
      creation.start();
      silent.accept().close(); // It has asked, and got no answer.

      assertThat(creation.health().getStatus()).isEqualTo(Status.DOWN);
      creation.stop();
    }
  }

  private TopicCreation creation(KafkaAdmin admin) {
    return new TopicCreation(admin, brokers(admin), Set.of(TOPIC));
  }

  private Brokers brokers(KafkaAdmin admin) {
    Brokers brokers = new Brokers(admin.getConfigurationProperties());
    opened.add(brokers);
    return brokers;
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
