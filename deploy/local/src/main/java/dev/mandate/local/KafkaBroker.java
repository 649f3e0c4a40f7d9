package dev.mandate.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Kafka 4.2 broker as a process of its own (KRaft, one node that is broker and controller). What
 * it has acknowledged is there after {@link #kill()} and another {@link #start}. It listens on
 * 127.0.0.1, creates no topic unasked, and is stopped when this JVM ends.
 */
public final class KafkaBroker implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final int CONNECT_TIMEOUT_MILLIS = 1_000;

  private final ChildProcess process;
  private final int port;

  private KafkaBroker(ChildProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts a broker and waits until it serves. A broker that still runs on the folder because its
   * JVM was killed is stopped first.
   *
   * @param folder holds the data, the log and the process id; created when it is not there
   * @param port where to listen; 0 for any free port
   * @throws LocalServerException if the port is taken, the folder is in use, or the broker does not
   *     come up; with the end of its log
   */
  public static KafkaBroker start(Path folder, int port) {
    return start(folder, port, folder.resolve("server.log"), Children.ofThisJvm(), List.of());
  }

  /**
   * @param jvmOptions besides those that every broker gets
   */
  static KafkaBroker start(
      Path path, int wantedPort, Path log, Children children, List<String> jvmOptions) {
    int port = Ports.orFree(wantedPort);
    ServerFolder folder = ServerFolder.claim(path, log);
    try {
      folder.stopLeftBehind(Tier.BROKER, children.progress());
      Ports.requireFree(port, "Kafka", "choose another port for it");
      configure(folder.path(), port);
      return awaitReady(
          ChildProcess.start(plan(folder.path(), jvmOptions), folder, children), port);
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private static void configure(Path folder, int port) {
    try {
      Files.writeString(
          folder.resolve(BrokerMain.CONFIGURATION), BrokerConfiguration.of(port, Ports.orFree(0)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot configure Kafka in " + folder, e);
    }
  }

  /** The broker runs on the class path of this JVM, with a log configuration of its own. */
  private static ProcessPlan plan(Path folder, List<String> jvmOptions) {
    // With so small a heap, one thread collects garbage as soon as several do, and leaves the other
    // processors to whoever has to answer.
    List<String> command =
        new ArrayList<>(List.of(JavaProgram.path(), "-Xmx512m", "-XX:+UseSerialGC"));
    command.addAll(jvmOptions);
    command.addAll(
        List.of(
            "-Dlogback.configurationFile=dev/mandate/local/broker-logback.xml",
            "-cp",
            JavaProgram.classPath(),
            BrokerMain.class.getName()));
    return new ProcessPlan("Kafka", Tier.BROKER, folder, command, Map.of());
  }

  private static KafkaBroker awaitReady(ChildProcess process, int port) {
    KafkaBroker broker = new KafkaBroker(process, port);
    try {
      // The client of Kafka complains about every vain attempt to connect, so it comes second.
      process.awaitReady(START_LIMIT, broker::takesConnections);
      broker.awaitMembership();
    } catch (RuntimeException e) {
      broker.kill();
      throw e;
    }
    return broker;
  }

  private boolean takesConnections() {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.ofLiteral(Ports.HOST), port), CONNECT_TIMEOUT_MILLIS);
      return true;
    } catch (IOException e) {
      return false; // not listening yet; if it never does, its log says why
    }
  }

  /** The cluster names a broker as its member only once it serves. */
  private void awaitMembership() {
    try (BrokerQuestion isMember =
        new BrokerQuestion(
            new KafkaClients(bootstrapServers()),
            admin -> admin.describeCluster().nodes().thenApply(members -> !members.isEmpty()))) {
      process.awaitReady(START_LIMIT, isMember);
    }
  }

  /** The port on which it listens. */
  public int port() {
    return port;
  }

  /** Host and port, as clients of Kafka take it. */
  public String bootstrapServers() {
    return Ports.HOST + ":" + port;
  }

  /** Shuts down in order; if it has ended already, does nothing. */
  public void stop() {
    process.stop();
  }

  /** Ends the broker at once, as a crash would. */
  public void kill() {
    process.kill();
  }

  /** The same as {@link #stop()}. */
  @Override
  public void close() {
    stop();
  }
}
