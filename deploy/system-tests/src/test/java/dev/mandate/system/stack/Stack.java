package dev.mandate.system.stack;

import static org.awaitility.Awaitility.await;

import dev.mandate.local.KafkaBroker;
import dev.mandate.local.PostgresServer;
import dev.mandate.testissuer.TestIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL, Kafka and as many services as a test wants. There is one for all tests of a JVM, as
 * it takes seconds to start; tests keep apart by the names of their partners.
 */
public final class Stack {
  /** The upstream that asks over HTTP: it may do everything, in the name of users, too. */
  public static final String UPSTREAM = "provisioning";

  private static final String COMMAND_SERVICE = "role-command-service";
  private static final String QUERY_SERVICE = "access-query-service";

  /**
   * A consumer that is gone is missed after seconds, so that no test waits for Kafka's defaults.
   */
  private static final Map<String, String> IMPATIENT =
      Map.of(
          "SPRING_KAFKA_CONSUMER_PROPERTIES_SESSION_TIMEOUT_MS", "6000",
          "SPRING_KAFKA_CONSUMER_PROPERTIES_HEARTBEAT_INTERVAL_MS", "1000",
          "SPRING_KAFKA_CONSUMER_PROPERTIES_MAX_POLL_INTERVAL_MS", "10000");

  private static @Nullable Stack shared;

  private final Path logs;
  private final Path postgresFolder;
  private final Path kafkaFolder;
  private PostgresServer postgres;
  private KafkaBroker kafka;
  private final List<ServiceProcess> commandServices = new ArrayList<>();
  private final EventStore eventStore;
  private @Nullable ServiceProcess queryService;
  private int queryServices;
  private @Nullable ResultCollector results;
  private @Nullable EventCollector events;

  private Stack(Path folder) {
    logs = folder.resolve("logs");
    startAnew(folder, logs);
    postgresFolder = folder.resolve("postgres");
    postgres = PostgresServer.start(postgresFolder, 0);
    kafkaFolder = folder.resolve("kafka");
    kafka = KafkaBroker.start(kafkaFolder, 0);
    eventStore = new EventStore(postgres.jdbcUrl(database(COMMAND_SERVICE)));
  }

  /** Empties the folder of a stack, but for a folder of logs. */
  static void startAnew(Path folder, Path logs) {
    try {
      if (Files.exists(folder)) {
        try (Stream<Path> all = Files.walk(folder)) {
          for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
          }
        }
      }
      Files.createDirectories(logs);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot empty " + folder, e);
    }
  }

  /** The stack of this JVM, started if it is not running; it ends with the JVM. */
  public static synchronized Stack shared() {
    Stack stack = shared;
    if (stack == null) {
      stack = new Stack(Repository.stack());
      shared = stack;
    }
    return stack;
  }

  /** A healthy command service: one that runs, or else a new one. */
  public ServiceProcess commandService() {
    return commandServices.stream()
        .filter(ServiceProcess::isRunning)
        .findFirst()
        .orElseGet(this::startCommandService)
        .awaitHealthy();
  }

  /** One more command service, which is still starting. */
  public ServiceProcess startCommandService() {
    String name = COMMAND_SERVICE + "-" + (commandServices.size() + 1);
    ServiceProcess service = start(COMMAND_SERVICE, name, Map.of());
    commandServices.add(service);
    return service;
  }

  /** Kills every command service that runs. */
  public void killCommandServices() {
    commandServices.stream().filter(ServiceProcess::isRunning).forEach(ServiceProcess::kill);
  }

  /** Ends PostgreSQL at once, as a crash of its machine would. */
  public void killPostgres() {
    postgres.kill();
  }

  /** Starts PostgreSQL again where it was, with what it had committed. */
  public void restartPostgres() {
    postgres = PostgresServer.start(postgresFolder, postgres.port());
  }

  /** Ends Kafka at once, as a crash would. */
  public void killKafka() {
    kafka.kill();
  }

  /** Starts Kafka again where it was, with what it had acknowledged. */
  public void restartKafka() {
    kafka = KafkaBroker.start(kafkaFolder, kafka.port());
  }

  /** Ends everything at once, as if the power failed. */
  public void killEverything() {
    together(
        this::killPostgres, this::killKafka, this::killCommandServices, this::killQueryService);
  }

  /** Starts PostgreSQL, Kafka and one service of each kind again, and waits until all are well. */
  public void restartEverything() {
    together(this::restartPostgres, this::restartKafka);
    together(this::commandService, this::queryService);
  }

  private static void together(Runnable... tasks) {
    CompletableFuture.allOf(
            Stream.of(tasks).map(CompletableFuture::runAsync).toArray(CompletableFuture<?>[]::new))
        .join();
  }

  /**
   * Deletes the topic of events, with all that is in it, and waits until the relay fills another
   * one: what comes into that one before is deleted. Who collects events begins anew.
   */
  public void loseEvents() {
    EventCollector collector = events;
    if (collector != null) {
      collector.close();
      events = null;
    }
    String lost = deleteEvents();
    await("the relay fills another topic")
        .atMost(Duration.ofSeconds(60))
        .until(() -> eventStore.fillsAnotherTopicThan(lost));
  }

  /** Deletes the topic of events, and says which one that was. */
  private String deleteEvents() {
    try (Admin admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()))) {
      Set<String> topics = Set.of(Wire.EVENTS);
      String id =
          admin.describeTopics(topics).allTopicNames().get().values().stream()
              .map(topic -> topic.topicId().toString())
              .findFirst()
              .orElseThrow();
      admin.deleteTopics(topics).all().get();
      return id;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the topic cannot be deleted", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** From now on PostgreSQL refuses what the services want to write, while they can still read. */
  public void refuseWrites(Refusal refusal) {
    refusal.begin(postgres, database(COMMAND_SERVICE));
    refusal.begin(postgres, database(QUERY_SERVICE));
  }

  /** Ends a refusal. */
  public void allowWrites(Refusal refusal) {
    refusal.end(postgres, database(COMMAND_SERVICE));
    refusal.end(postgres, database(QUERY_SERVICE));
  }

  /** Waits until the service has a share of the command topic. */
  public void awaitShare(ServiceProcess commandService) {
    ConsumerGroups.awaitShare(kafka.bootstrapServers(), Wire.COMMANDS, commandService.toString());
  }

  /** A healthy query service: the one that runs, or else a new one. */
  public ServiceProcess queryService() {
    ServiceProcess service = queryService;
    if (service == null || !service.isRunning()) {
      service = startQueryService(Map.of());
    }
    return service.awaitHealthy();
  }

  /** A new query service that sends the changes it is asked for to this command service. */
  public ServiceProcess queryServiceBeside(ServiceProcess commands) {
    killQueryService();
    return startQueryService(Map.of("MANDATE_COMMANDS_URL", commands.uri("").toString()))
        .awaitHealthy();
  }

  private ServiceProcess startQueryService(Map<String, String> more) {
    queryServices++;
    ServiceProcess service = start(QUERY_SERVICE, QUERY_SERVICE + "-" + queryServices, more);
    queryService = service;
    return service;
  }

  /** Kills the query service, so that it does not compete with what is tested. */
  public void killQueryService() {
    if (queryService != null && queryService.isRunning()) {
      queryService.kill();
    }
  }

  private ServiceProcess start(String artifact, String name, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(IMPATIENT);
    settings.put("SPRING_KAFKA_CONSUMER_CLIENT_ID", name);
    settings.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    settings.putAll(ServiceSettings.of(artifact, postgres, logs.resolveSibling("keys")));
    settings.put("MANDATE_CONSOLE_CLIENTID", "mandate-console");
    settings.putAll(more);
    return ServiceProcess.start(name, Repository.jar(artifact), settings, logs);
  }

  private static String database(String artifact) {
    return ServiceSettings.database(artifact);
  }

  /** The header that says that a request is the upstream's. */
  public static String authorization() {
    return "Bearer " + TestIssuer.shared().mighty(UPSTREAM);
  }

  public CommandProducer newProducer() {
    return new CommandProducer(kafka.bootstrapServers());
  }

  /** The reader of results, which begins at the first result ever; needs the topics. */
  public ResultCollector results() {
    ResultCollector collector = results;
    if (collector == null) {
      collector = new ResultCollector(kafka.bootstrapServers());
      results = collector;
    }
    return collector;
  }

  /** The reader of events, which begins at the first event ever; needs the topics. */
  public EventCollector events() {
    EventCollector collector = events;
    if (collector == null) {
      collector = new EventCollector(kafka.bootstrapServers());
      events = collector;
    }
    return collector;
  }

  /** A reader of dead letters that begins at the first one; the caller closes it. */
  public TopicReader newDeadLetterReader() {
    return new TopicReader(kafka.bootstrapServers(), Wire.DEAD_LETTERS);
  }

  /** Another reader of results, which begins at the first one; the caller closes it. */
  public TopicReader newResultReader() {
    return new TopicReader(kafka.bootstrapServers(), Wire.RESULTS);
  }

  public EventStore eventStore() {
    return eventStore;
  }
}
