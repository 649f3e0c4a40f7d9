package dev.mandate.access.testing;

import dev.mandate.local.KafkaBroker;
import dev.mandate.local.PostgresServer;
import dev.mandate.testissuer.TestIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A real PostgreSQL and a real Kafka, one of each for all tests of this JVM. */
public final class Servers {
  /** The role that owns the tables. */
  public static final String OWNER = "mandate_query";

  /** The role that the service writes with. */
  public static final String WRITER = "mandate_query_writer";

  /** The role that the service answers with. */
  public static final String READER = "mandate_query_reader";

  /** The role that dashboards ask with. */
  public static final String REPORTER = "mandate_reporting";

  /** What the migrations call the roles of the service, and the place of the views. */
  public static final Map<String, String> PLACEHOLDERS =
      Map.of("writer", WRITER, "reader", READER, "reporter", REPORTER, "reporting", "reporting");

  /** That of all of them. */
  public static final String DATABASE_PASSWORD = "test";

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private Servers() {}

  private static final class Postgres {
    static final Path FOLDER = fresh("postgres");
    static volatile PostgresServer server = PostgresServer.start(FOLDER, 0);
  }

  private static final class Kafka {
    static final KafkaBroker BROKER = KafkaBroker.start(fresh("kafka"), 0);
  }

  /** What points the service at a database, at Kafka, and at the issuer of the tests. */
  public static Map<String, String> settings(String databaseUrl, String bootstrapServers) {
    Map<String, String> settings = new HashMap<>(TestIssuer.shared().settings());
    settings.put("spring.datasource.url", databaseUrl);
    settings.put("spring.datasource.password", DATABASE_PASSWORD);
    settings.put("spring.flyway.password", DATABASE_PASSWORD);
    settings.put("mandate.reading.datasource.password", DATABASE_PASSWORD);
    settings.put("spring.kafka.bootstrap-servers", bootstrapServers);
    return settings;
  }

  /** The JDBC address of a new, empty database. */
  public static String newDatabase() {
    String name = "test_" + DATABASES.incrementAndGet();
    makeDatabase(Postgres.server, name);
    return Postgres.server.jdbcUrl(name);
  }

  /** Makes an empty database on this server, with the roles of the service. */
  public static void makeDatabase(PostgresServer server, String name) {
    server.createDatabase(name, OWNER, DATABASE_PASSWORD);
    server.admit(name, WRITER, DATABASE_PASSWORD);
    server.admit(name, READER, DATABASE_PASSWORD);
    server.admit(name, REPORTER, DATABASE_PASSWORD);
  }

  /** Ends PostgreSQL as a power cut would. */
  public static void killPostgres() {
    Postgres.server.kill();
  }

  /** Starts PostgreSQL again where it was. */
  public static void restartPostgres() {
    Postgres.server = PostgresServer.start(Postgres.FOLDER, Postgres.server.port());
  }

  /**
   * The files in which PostgreSQL has these bytes, of all that it keeps: tables of any generation,
   * its log of changes, and what it tells its operators.
   */
  public static List<Path> filesOfPostgresWith(String text) {
    try (Connection connection =
            DriverManager.getConnection(
                Postgres.server.jdbcUrl("postgres"), PostgresServer.SUPERUSER, "");
        Statement statement = connection.createStatement()) {
      statement.execute("checkpoint"); // brings all that is in memory onto the disk
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return Bytes.filesWith(Postgres.FOLDER, text);
  }

  public static String kafka() {
    return Kafka.BROKER.bootstrapServers();
  }

  private static Path fresh(String name) {
    Path folder = Path.of("target", "test-servers", name).toAbsolutePath();
    try {
      if (Files.exists(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot empty " + folder, e);
    }
  }
}
