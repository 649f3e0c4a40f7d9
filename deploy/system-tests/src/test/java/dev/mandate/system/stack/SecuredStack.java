package dev.mandate.system.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mandate.local.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Both services on a secured broker, each with the rights that the files in {@code deploy/kafka}
 * give to its principal, beside two upstreams and a reader of what happened.
 */
public final class SecuredStack implements AutoCloseable {
  /** An upstream that asks in its own name only. */
  public static final String CRM = "crm";

  /** An upstream that may ask in the name of users. */
  public static final String PORTAL = "portal";

  /** Who follows what happened. */
  public static final String READER = "auditor";

  /** Somebody who can log in, and has no right at all. */
  private static final String NOBODY = "nobody";

  public static final String COMMAND_SERVICE = "role-command-service";
  public static final String QUERY_SERVICE = "access-query-service";

  private final Path folder;
  private final Path logs;
  private final PostgresServer postgres;
  private final SecuredBroker kafka;
  private final ServiceProcess commandService;
  private final ServiceProcess queryService;

  private SecuredStack(Path folder) {
    this.folder = folder;
    logs = folder.resolve("logs");
    Stack.startAnew(folder, logs);
    postgres = PostgresServer.start(folder.resolve("postgres"), 0);
    kafka =
        SecuredBroker.start(
            folder.resolve("kafka"),
            List.of(COMMAND_SERVICE, QUERY_SERVICE, CRM, PORTAL, READER, NOBODY));
    kafka.grant(COMMAND_SERVICE);
    kafka.grant(QUERY_SERVICE);
    kafka.grant("upstream", CRM);
    kafka.grant("upstream", PORTAL);
    kafka.grant("reader", READER);
    commandService =
        ServiceProcess.start(
            COMMAND_SERVICE, Repository.jar(COMMAND_SERVICE), commandSettings(), logs);
    queryService =
        ServiceProcess.start(QUERY_SERVICE, Repository.jar(QUERY_SERVICE), querySettings(), logs);
  }

  /** Starts everything in a new folder, and waits until all are well. */
  public static SecuredStack start() {
    SecuredStack stack = new SecuredStack(Repository.stack().resolveSibling("secured-stack"));
    CompletableFuture.allOf(
            CompletableFuture.runAsync(stack.commandService::awaitHealthy),
            CompletableFuture.runAsync(stack.queryService::awaitHealthy))
        .join();
    return stack;
  }

  /** Its secret is a file, as one that is mounted. */
  private Map<String, String> commandSettings() {
    Path secrets = folder.resolve("secrets");
    try {
      Files.createDirectories(secrets);
      Files.writeString(
          secrets.resolve("spring.kafka.properties.sasl.jaas.config"),
          kafka.login(COMMAND_SERVICE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> settings = kafkaSettings(COMMAND_SERVICE);
    settings.put("SPRING_CONFIG_IMPORT", "configtree:" + secrets + "/");
    settings.put("SPRING_KAFKA_SSL_TRUSTSTORETYPE", "PEM");
    settings.put("SPRING_KAFKA_SSL_TRUSTSTORELOCATION", kafka.certificate().toUri().toString());
    settings.put("MANDATE_COMMANDS_CONSUMERS", "1");
    settings.put("MANDATE_COMMANDS_PARTITIONS", "2");
    settings.put("MANDATE_UPSTREAMS_NAMES", String.join(",", CRM, PORTAL, QUERY_SERVICE));
    settings.put("MANDATE_UPSTREAMS_ACTINGFORUSERS", PORTAL);
    settings.put("MANDATE_ERASURE_RENEWTOPICSAFTER", "1s");
    return settings;
  }

  /** Its secret is in the environment, and what it trusts is a bundle of Spring Boot. */
  private Map<String, String> querySettings() {
    Map<String, String> settings = kafkaSettings(QUERY_SERVICE);
    settings.put("SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG", kafka.login(QUERY_SERVICE));
    settings.put("SPRING_KAFKA_SSL_BUNDLE", "kafka");
    settings.put(
        "SPRING_SSL_BUNDLE_PEM_KAFKA_TRUSTSTORE_CERTIFICATE",
        kafka.certificate().toUri().toString());
    settings.put("MANDATE_EXPORT_TOPIC", "mandate.commands." + QUERY_SERVICE);
    settings.put("MANDATE_COMMANDS_URL", commandService.uri("").toString());
    return settings;
  }

  private Map<String, String> kafkaSettings(String service) {
    Map<String, String> settings =
        new HashMap<>(ServiceSettings.of(service, postgres, folder.resolve("keys")));
    settings.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    settings.put("SPRING_KAFKA_SECURITY_PROTOCOL", "SASL_SSL");
    settings.put("SPRING_KAFKA_PROPERTIES_SASL_MECHANISM", "SCRAM-SHA-512");
    return settings;
  }

  public ServiceProcess commandService() {
    return commandService;
  }

  public ServiceProcess queryService() {
    return queryService;
  }

  /** Who logs in to Kafka by this name. */
  public Principal principal(String name) {
    return new Principal(name, kafka.client(name));
  }

  /** Somebody who takes the name of another, and does not know the password. */
  public Principal impostorOf(String name) {
    Map<String, String> client = new HashMap<>(kafka.client(name));
    client.computeIfPresent(
        "sasl.jaas.config", (_, login) -> login.replace(kafka.password(name), "guessed"));
    return new Principal(name, client);
  }

  /** Rebuilds the tables of the query service by its tool, which has to end well. */
  public void rebuild() {
    Map<String, String> settings = querySettings();
    List<String> command =
        List.of(
            Programs.ofJdk("java"),
            "-Xmx512m",
            "-jar",
            Repository.jar(QUERY_SERVICE).toString(),
            "rebuild");
    Programs.run(logs, command, settings);
  }

  /** All rights that were granted, as {@link Asked} words them. */
  public List<String> granted() {
    return kafka.granted().stream().map(Asked::right).toList();
  }

  /** What the broker was asked, whether somebody may do it. */
  public List<Asked> asked() {
    return kafka.asked();
  }

  /** The passwords of all principals. */
  public Collection<String> secrets() {
    return kafka.passwords();
  }

  /** What the services have logged. */
  public String logs() {
    try (Stream<Path> files = Files.list(logs)) {
      return files.map(SecuredStack::text).collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    commandService.stop();
    queryService.stop();
    kafka.stop();
    postgres.close();
  }
}
