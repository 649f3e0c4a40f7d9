package dev.mandate.system.stack;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One instance of a service, as a process of its own that can be killed, frozen and thawed. */
public final class ServiceProcess {
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final Duration PROBE_LIMIT = Duration.ofSeconds(10);
  private static final Pattern COMPLAINT = Pattern.compile("^\\S+ +(WARN|ERROR) ");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String name;
  private final int port;
  private final int managementPort;
  private final Path log;
  private final Process process;

  private ServiceProcess(String name, int port, int managementPort, Path log, Process process) {
    this.name = name;
    this.port = port;
    this.managementPort = managementPort;
    this.log = log;
    this.process = process;
  }

  /** Starts the jar on a free port; it is killed when this JVM ends. */
  static ServiceProcess start(String name, Path jar, Map<String, String> settings, Path logs) {
    int port = Programs.freePort();
    int managementPort = Programs.freePort();
    Path log = logs.resolve(name + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(List.of(Programs.ofJdk("java"), "-Xmx512m", "-jar", jar.toString()))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(settings);
    builder.environment().put("SERVER_PORT", Integer.toString(port));
    builder.environment().put("MANAGEMENT_SERVER_PORT", Integer.toString(managementPort));
    try {
      Process process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      return new ServiceProcess(name, port, managementPort, log, process);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + name, e);
    }
  }

  /** Waits until it says that it and all that it depends on are well. */
  public ServiceProcess awaitHealthy() {
    await(name + " is healthy; its log is " + log)
        .atMost(START_LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .failFast(name + " ended by itself; its log is " + log, () -> !process.isAlive())
        .until(this::isHealthy);
    return this;
  }

  /** Waits until it answers that something is not well; no answer is none. */
  public void awaitUnhealthy() {
    await(name + " says that it is down; its log is " + log)
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .failFast(name + " ended by itself; its log is " + log, () -> !process.isAlive())
        .until(() -> health() == 503);
  }

  private boolean isHealthy() throws InterruptedException {
    return health() == 200;
  }

  /** The HTTP status of its health, or 0 if there is no answer within a probe's patience. */
  private int health() throws InterruptedException {
    HttpRequest health =
        HttpRequest.newBuilder(uri(managementPort, "/actuator/health"))
            .timeout(PROBE_LIMIT)
            .build();
    try {
      return HTTP.send(health, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0; // not listening yet, or too slow
    }
  }

  /** How many warnings and errors it has logged; stack traces count as one with their message. */
  public long complaints() {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> COMPLAINT.matcher(line).find()).count();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + log, e);
    }
  }

  /** How long it has kept processors busy, all of its threads together. */
  public Duration processorTime() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  public URI uri(String path) {
    return uri(port, path);
  }

  private static URI uri(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  public boolean isRunning() {
    return process.isAlive();
  }

  /** Ends it at once, as a crash would: SIGKILL, which nothing can catch. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Asks it to end in its orderly way, SIGTERM, and waits until it has. */
  public void stop() {
    process.destroy();
    await(name + " stops by itself; its log is " + log)
        .atMost(STOP_LIMIT)
        .until(() -> !process.isAlive());
  }

  /** Freezes all of its threads, as a long pause of the machine would. */
  public void pause() {
    signal("STOP");
  }

  /** Lets it go on, as if no time had passed. */
  public void resume() {
    signal("CONT");
  }

  private void signal(String signal) {
    try {
      Process kill =
          new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
              .inheritIO()
              .start();
      if (kill.onExit().join().exitValue() != 0) {
        throw new IllegalStateException("cannot send SIG%s to %s".formatted(signal, name));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot send SIG%s to %s".formatted(signal, name), e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
