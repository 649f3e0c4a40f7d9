package dev.mandate.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;

/** Everything together: PostgreSQL, Kafka, both services and the issuer, on one folder's data. */
final class LocalStack {
  private static final Duration READY_LIMIT = Duration.ofMinutes(3);

  private final Settings settings;
  private final AotCaches caches;
  private final DataFolder data;
  private final Children children;
  private final Console console;
  private final KafkaClients kafka;

  LocalStack(
      Settings settings, AotCaches caches, DataFolder data, Children children, Console console) {
    this.settings = settings;
    this.caches = caches;
    this.data = data;
    this.children = children;
    this.console = console;
    this.kafka = new KafkaClients(settings.bootstrapServers());
  }

  /**
   * Starts all servers. Returns once they serve, which includes that the topics exist.
   *
   * @throws LocalServerException if one of them does not come up
   */
  void start() {
    console.step("starting PostgreSQL and Kafka");
    CompletableFuture<Void> broker =
        CompletableFuture.runAsync(this::startKafka, Thread::startVirtualThread);
    startServices(startPostgres());
    startIssuer();
    join(broker);
    awaitServices();
  }

  /** Sends the sample partner's commands and waits until its questions can be answered. */
  void provisionSample() {
    SamplePartner sample = new SamplePartner(kafka);
    sample.provision(answered -> await("the results of the sample's commands", answered));
    sample
        .rejections()
        .forEach(
            result ->
                console.step(
                    "the sample's %s was rejected: %s (%s)"
                        .formatted(result.commandId(), result.code(), result.detail())));
    String token = new ProvisioningToken(LocalIssuer.url(settings)).get();
    try (ServiceApi api = new ServiceApi()) {
      await(
          "the sample partner in the query service",
          () -> api.knows(settings.port(LocalPort.QUERY), token, sample.id(), sample.position()));
    }
    console.step("the sample partner %s is there".formatted(sample.id()));
  }

  private void startKafka() {
    KafkaBroker.start(
        data.kafka(),
        settings.port(LocalPort.KAFKA),
        data.log(data.kafka()),
        children,
        caches.options("kafka"));
    console.step("Kafka is up");
  }

  private PostgresServer startPostgres() {
    PostgresServer server =
        PostgresServer.start(
            data.postgres(),
            settings.port(LocalPort.POSTGRES),
            data.log(data.postgres()),
            children);
    for (Service service : Service.values()) {
      String database = service.database();
      server.createDatabase(database, database, database);
      service.roles().forEach(role -> server.admit(database, role, database));
    }
    console.step("PostgreSQL is up");
    return server;
  }

  /** They are started while Kafka still is: they need longer than it does until they call it. */
  private void startServices(PostgresServer postgres) {
    for (Service service : Service.values()) {
      Path path = data.of(service);
      ServerFolder folder = ServerFolder.claim(path, data.log(path));
      ProcessPlan plan =
          service.plan(settings, folder.path(), postgres.jdbcUrl(service.database()), caches);
      ChildProcess.start(plan, folder, children);
    }
    console.step("starting the services");
  }

  /** Last of all, as it is soon up, and nobody asks for a token before the services are. */
  private void startIssuer() {
    Path path = data.issuer();
    ServerFolder folder = ServerFolder.claim(path, data.log(path));
    ChildProcess.start(LocalIssuer.plan(settings, folder.path(), caches), folder, children);
  }

  private static void join(CompletableFuture<Void> start) {
    try {
      start.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof LocalServerException failure) {
        throw failure;
      }
      throw e;
    }
  }

  private void awaitServices() {
    Set<Service> missing = EnumSet.allOf(Service.class);
    try (ServiceApi api = new ServiceApi()) {
      await(
          "the services",
          () -> {
            missing.removeIf(service -> isUp(api, service));
            return missing.isEmpty();
          });
      await("the local issuer", () -> api.hasKeys(settings.port(LocalPort.ISSUER)));
      console.step(LocalIssuer.NAME + " is up");
    }
  }

  private boolean isUp(ServiceApi api, Service service) {
    boolean up = api.isHealthy(settings.port(service.managementPort()));
    if (up) {
      console.step(service.artifact() + " is up");
    }
    return up;
  }

  private void await(String what, BooleanSupplier question) {
    boolean inTime =
        Await.until(
            READY_LIMIT,
            () -> {
              if (children.areStopping()) {
                throw new LocalServerException("stopped while waiting for " + what);
              }
              children.requireAllAlive();
              return question.getAsBoolean();
            });
    if (!inTime) {
      throw new LocalServerException(
          "Waited %d s in vain for %s; the logs are in %s."
              .formatted(READY_LIMIT.toSeconds(), what, data.log(data.kafka()).getParent()));
    }
  }
}
