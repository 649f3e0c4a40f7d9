package dev.mandate.roles.config;

import dev.mandate.brokers.Brokers;
import dev.mandate.roles.batch.BatchExecutor;
import dev.mandate.roles.intake.CommandListener;
import dev.mandate.roles.intake.IntakeMonitor;
import dev.mandate.roles.intake.PartitionPositions;
import dev.mandate.roles.intake.ReplyPublisher;
import dev.mandate.roles.relay.EventRelay;
import dev.mandate.roles.relay.EventSender;
import dev.mandate.roles.relay.EventTopic;
import dev.mandate.roles.relay.RelayLeadership;
import dev.mandate.roles.relay.Republication;
import dev.mandate.roles.store.ConsumerOffsets;
import dev.mandate.roles.store.PersonSecrets;
import dev.mandate.roles.upstreams.CommandTopics;
import dev.mandate.wire.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.kafka.support.ProducerListener;
import org.springframework.util.backoff.ExponentialBackOff;

/** Kafka in and out. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({CommandServiceProperties.class, UpstreamProperties.class})
class KafkaConfiguration {
  /** A dead letter is a bit larger than the record that it holds. */
  private static final int DEAD_LETTER_BYTES = 4 * 1024 * 1024;

  private static final Duration COMMANDS_KEPT = Duration.ofDays(7);
  private static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(30);
  private static final int CLOSE_SECONDS = 3;

  @Bean
  CommandTopics commandTopics(UpstreamProperties upstreams) {
    return new CommandTopics(upstreams.names(), upstreams.actingForUsers());
  }

  /** All have as many partitions, so that a partner's are those of one consumer everywhere. */
  @Bean
  NewTopics newTopics(CommandServiceProperties properties, CommandTopics commandTopics) {
    int partitions = properties.partitions();
    List<NewTopic> topics = new ArrayList<>();
    for (String name : commandTopics.names()) {
      topics.add(commands(name, partitions));
    }
    topics.add(TopicBuilder.name(Topics.COMMAND_RESULTS).partitions(partitions).build());
    topics.add(deadLetters(partitions));
    topics.add(events(partitions));
    return new NewTopics(topics.toArray(NewTopic[]::new));
  }

  @Bean
  TopicCreation topics(KafkaAdmin admin, Brokers brokers, CommandTopics commandTopics) {
    Set<String> names = new HashSet<>(commandTopics.names());
    names.addAll(List.of(Topics.COMMAND_RESULTS, Topics.COMMANDS_DLT, Topics.EVENTS));
    return new TopicCreation(admin, brokers, names);
  }

  /**
   * Names stand in commands, and are to vanish: once a renewal has deleted those that were
   * answered, the disk is free of them with the next command after the end of their segment, or
   * when their time is over.
   */
  private static NewTopic commands(String name, int partitions) {
    return TopicBuilder.name(name)
        .partitions(partitions)
        .config(TopicConfig.RETENTION_MS_CONFIG, millis(COMMANDS_KEPT))
        .config(TopicConfig.SEGMENT_MS_CONFIG, millis(Duration.ofHours(1)))
        .config(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE)
        .build();
  }

  /**
   * Kept long enough to be looked at, whatever the brokers do by default, and no longer: nobody can
   * find the names in them. Compaction would keep only the last of a partner.
   */
  private static NewTopic deadLetters(int partitions) {
    return TopicBuilder.name(Topics.COMMANDS_DLT)
        .partitions(partitions)
        .config(TopicConfig.RETENTION_MS_CONFIG, millis(DEAD_LETTERS_KEPT))
        .config(TopicConfig.SEGMENT_MS_CONFIG, millis(Duration.ofDays(1)))
        .config(TopicConfig.RETENTION_BYTES_CONFIG, "-1")
        .config(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE)
        .config(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(DEAD_LETTER_BYTES))
        .build();
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }

  /** Kept for ever and never compacted: compaction would keep only the last event of a partner. */
  private static NewTopic events(int partitions) {
    return TopicBuilder.name(Topics.EVENTS)
        .partitions(partitions)
        .config(TopicConfig.RETENTION_MS_CONFIG, "-1")
        .config(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE)
        .build();
  }

  /**
   * What reaches this handler is a failure of the surroundings or a bug, never a matter of one
   * record: the batch is tried again without end, whatever was thrown, and nothing is ever skipped.
   */
  @Bean
  CommonErrorHandler errorHandler(IntakeMonitor intake) {
    ExponentialBackOff backOff = new ExponentialBackOff(100, 2);
    backOff.setMaxInterval(5_000);
    backOff.setMaxElapsedTime(Long.MAX_VALUE);
    DefaultErrorHandler handler =
        new DefaultErrorHandler(KafkaConfiguration::refuseToSkip, backOff);
    handler.setClassifications(Map.of(), true);
    handler.setRetryListeners(intake);
    return handler;
  }

  private static void refuseToSkip(ConsumerRecord<?, ?> record, Exception cause) {
    throw new IllegalStateException("A record must never be skipped", cause);
  }

  @Bean
  PartitionPositions partitionPositions(ConsumerOffsets offsets) {
    return new PartitionPositions(offsets);
  }

  @Bean
  CommandListener commandListener(
      CommandTopics topics,
      BatchExecutor executor,
      PartitionPositions positions,
      KafkaTemplate<byte[], byte[]> kafka,
      Clock clock,
      IntakeMonitor intake,
      EventRelay relay) {
    return new CommandListener(
        topics, executor, positions, new ReplyPublisher(kafka, clock), intake, relay::wakeUp);
  }

  /**
   * The consumers' threads are the system's own, although requests run on virtual ones: a batch is
   * a row of short exchanges with the database, and on a busy machine a virtual thread waits twice
   * after each, for the poller of sockets and for a carrier.
   */
  @Bean
  ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>>
      consumerThreads() {
    return container ->
        container
            .getContainerProperties()
            .setListenerTaskExecutor(new SimpleAsyncTaskExecutor("consumer-"));
  }

  @Bean
  IntakeMonitor intake(MeterRegistry meters) {
    return new IntakeMonitor(meters);
  }

  @Bean
  FailureHealth relay(EventRelay eventRelay, MeterRegistry meters) {
    return new FailureHealth(eventRelay::failures, "mandate.relay.failures", meters);
  }

  @Bean
  Brokers brokers(KafkaAdmin admin) {
    return new Brokers(admin.getConfigurationProperties());
  }

  @Bean
  KafkaHealth kafkaHealthIndicator(Brokers brokers, KafkaListenerEndpointRegistry consumers) {
    return new KafkaHealth(
        brokers,
        () ->
            consumers.getAllListenerContainers().stream()
                .allMatch(MessageListenerContainer::isInExpectedState));
  }

  /**
   * Says nothing: who sends hears of every failure and says so once for all of its records. The
   * usual listener would log each record of a batch, with a stack trace.
   */
  @Bean
  ProducerListener<Object, Object> silentListener() {
    return new ProducerListener<>() {};
  }

  /** Who ends while Kafka is away does not wait for it: what is under way is sent again anyway. */
  @Bean
  DefaultKafkaProducerFactoryCustomizer promptEnd() {
    return producers -> producers.setPhysicalCloseTimeout(CLOSE_SECONDS);
  }

  /**
   * The relay's own producer, which never gives up a record that it has taken. One that does goes
   * on with the records behind it, so that a partner's later events could reach the topic before
   * the earlier ones that are sent again: a gap that all readers would stop at for good.
   */
  @Bean(defaultCandidate = false)
  KafkaTemplate<byte[], byte[]> relayKafka(ProducerFactory<byte[], byte[]> producers) {
    KafkaTemplate<byte[], byte[]> kafka =
        new KafkaTemplate<>(
            producers, Map.of(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE));
    kafka.setProducerListener(null);
    return kafka;
  }

  @Bean
  EventRelay eventRelay(
      DataSource dataSource,
      PersonSecrets secrets,
      @Qualifier("relayKafka") KafkaTemplate<byte[], byte[]> kafka,
      Brokers brokers) {
    EventSender sender = new EventSender(kafka, secrets);
    return new EventRelay(new RelayLeadership(dataSource), sender, new EventTopic(brokers, sender));
  }

  @Bean
  Republication republication(JdbcTemplate jdbc, MeterRegistry meters) {
    return new Republication(jdbc, meters);
  }
}
