package dev.mandate.system.stack;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.jspecify.annotations.Nullable;

/**
 * A broker as in production: it lets nobody in without TLS and a password (SCRAM), and nobody do
 * what no rule allows. Its log has every question for a right, with the answer.
 */
final class SecuredBroker {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** The user who may do everything: the operator of the broker. */
  private static final String OPERATOR = "admin";

  private final Path folder;
  private final int port = Programs.freePort();
  private final int controllerPort = Programs.freePort();
  private final Map<String, String> passwords = new HashMap<>();
  private final Path certificate;
  private @Nullable Process process;

  private SecuredBroker(Path folder, Collection<String> users) {
    this.folder = folder;
    this.certificate = folder.resolve("broker.pem");
    passwords.put(OPERATOR, UUID.randomUUID().toString());
    users.forEach(user -> passwords.put(user, UUID.randomUUID().toString()));
  }

  /** Starts one in a new folder, which ends with this JVM; these users may log in. */
  static SecuredBroker start(Path folder, Collection<String> users) {
    try {
      Files.createDirectories(folder);
      SecuredBroker broker = new SecuredBroker(folder, users);
      broker.makeKey();
      Files.writeString(folder.resolve("server.properties"), broker.configuration());
      broker.format();
      Process process = broker.kafka("kafka.Kafka", "server.properties");
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      broker.process = process;
      broker.awaitReady(process);
      return broker;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start Kafka in " + folder, e);
    }
  }

  private void makeKey() {
    String keytool = Programs.ofJdk("keytool");
    List<String> store =
        List.of("-keystore", "broker.p12", "-storepass", password(OPERATOR), "-alias", "broker");
    List<String> make = new ArrayList<>(List.of(keytool, "-genkeypair"));
    make.addAll(store);
    make.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2"));
    make.addAll(List.of("-dname", "CN=broker", "-ext", "SAN=ip:127.0.0.1"));
    Programs.run(folder, make);
    List<String> export = new ArrayList<>(List.of(keytool, "-exportcert", "-rfc"));
    export.addAll(store);
    export.addAll(List.of("-file", certificate.toString()));
    Programs.run(folder, export);
  }

  /** Broker and controller talk by certificates, as SCRAM needs what the controller only holds. */
  private String configuration() {
    return """
    process.roles=broker,controller
    node.id=1
    controller.quorum.voters=1@127.0.0.1:%2$d
    controller.listener.names=CONTROLLER
    inter.broker.listener.name=CLIENT
    listener.security.protocol.map=CLIENT:SASL_SSL,CONTROLLER:SSL
    listeners=CLIENT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
    advertised.listeners=CLIENT://127.0.0.1:%1$d
    log.dirs=data
    ssl.keystore.type=PKCS12
    ssl.keystore.location=broker.p12
    ssl.keystore.password=%3$s
    ssl.truststore.type=PEM
    ssl.truststore.location=broker.pem
    listener.name.controller.ssl.client.auth=required
    sasl.enabled.mechanisms=SCRAM-SHA-512
    sasl.mechanism.inter.broker.protocol=SCRAM-SHA-512
    listener.name.client.scram-sha-512.sasl.jaas.config=%4$s
    authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
    allow.everyone.if.no.acl.found=false
    super.users=User:%5$s;User:CN=broker
    auto.create.topics.enable=false
    group.initial.rebalance.delay.ms=0
    offsets.topic.num.partitions=1
    offsets.topic.replication.factor=1
    """
        .formatted(port, controllerPort, password(OPERATOR), login(OPERATOR), OPERATOR);
  }

  private void format() {
    List<String> command =
        new ArrayList<>(List.of("format", "--cluster-id", Uuid.randomUuid().toString()));
    command.addAll(List.of("--config", "server.properties"));
    passwords.forEach(
        (user, password) ->
            command.addAll(
                List.of(
                    "--add-scram",
                    "SCRAM-SHA-512=[name=\"%s\",password=\"%s\"]".formatted(user, password))));
    Process format = kafka("kafka.tools.StorageTool", command.toArray(String[]::new));
    if (format.onExit().join().exitValue() != 0) {
      throw new IllegalStateException("Kafka cannot format its folder; see " + log());
    }
  }

  private Process kafka(String program, String... arguments) {
    List<String> command = new ArrayList<>(Programs.java("-Xmx512m"));
    command.add("-Dlogback.configurationFile=dev/mandate/system/stack/secured-broker-logback.xml");
    command.add(program);
    command.addAll(List.of(arguments));
    return Programs.start(folder, command, Map.of(), log());
  }

  private void awaitReady(Process process) {
    await("Kafka serves; its log is " + log())
        .atMost(LIMIT)
        .failFast("Kafka ended; its log is " + log(), () -> !process.isAlive())
        .until(this::hasMembers);
  }

  private boolean hasMembers() throws InterruptedException {
    try (Admin admin = admin()) {
      return !admin.describeCluster().nodes().get().isEmpty();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof KafkaException) {
        return false; // not yet
      }
      throw new IllegalStateException(e);
    }
  }

  private Admin admin() {
    Map<String, Object> settings = new HashMap<>(client(OPERATOR));
    settings.put("default.api.timeout.ms", 5_000);
    settings.put("request.timeout.ms", 5_000);
    return Admin.create(settings);
  }

  String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** The certificate that clients have to trust, as PEM. */
  Path certificate() {
    return certificate;
  }

  /** What a user logs in with, as Kafka's clients take it. */
  String login(String user) {
    return ("org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\""
            + " password=\"%s\";")
        .formatted(user, password(user));
  }

  /** The secret of a user. */
  String password(String user) {
    String password = passwords.get(user);
    if (password == null) {
      throw new IllegalArgumentException("no such user: " + user);
    }
    return password;
  }

  Collection<String> passwords() {
    return passwords.values();
  }

  /** The settings of a client of this user. */
  Map<String, String> client(String user) {
    return clientWith(login(user));
  }

  private Map<String, String> clientWith(String login) {
    return Map.of(
        "bootstrap.servers",
        bootstrapServers(),
        "security.protocol",
        "SASL_SSL",
        "ssl.truststore.type",
        "PEM",
        "ssl.truststore.location",
        certificate.toString(),
        "sasl.mechanism",
        "SCRAM-SHA-512",
        "sasl.jaas.config",
        login);
  }

  /** Applies a file of rights, by the script that an operator uses and Kafka's own tool. */
  void grant(String... rights) {
    try {
      Path config = folder.resolve("admin.properties");
      StringBuilder properties = new StringBuilder();
      client(OPERATOR)
          .forEach((name, value) -> properties.append(name).append('=').append(value).append('\n'));
      Files.writeString(config, properties);
      Path tool = folder.resolve("kafka-acls");
      String java = String.join("' '", Programs.java("-XX:TieredStopAtLevel=1"));
      Files.writeString(
          tool, "#!/bin/sh\nexec '%s' org.apache.kafka.tools.AclCommand \"$@\"\n".formatted(java));
      if (!tool.toFile().setExecutable(true)) {
        throw new IOException("cannot make " + tool + " a program");
      }
      List<String> command = new ArrayList<>();
      command.add(Repository.folder().resolve("deploy/kafka/grant").toString());
      command.addAll(List.of(rights));
      command.addAll(List.of("--bootstrap-server", bootstrapServers()));
      command.addAll(List.of("--command-config", config.toString()));
      Programs.run(folder, command, Map.of("KAFKA_ACLS", tool.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All rights that were granted. */
  Collection<AclBinding> granted() {
    try (Admin admin = admin()) {
      return admin.describeAcls(AclBindingFilter.ANY).values().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the rights cannot be read", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  Path log() {
    return folder.resolve("server.log");
  }

  /** What the log says of questions for rights. */
  List<Asked> asked() {
    try (Stream<String> lines = Files.lines(log())) {
      return lines.flatMap(line -> Asked.in(line).stream()).distinct().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void stop() {
    Process running = process;
    if (running != null) {
      running.destroyForcibly().onExit().join();
    }
  }
}
