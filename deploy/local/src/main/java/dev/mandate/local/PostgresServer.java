package dev.mandate.local;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;

/**
 * A PostgreSQL 18 server as a process of its own, durable like one in production: what it has
 * committed is there after {@link #kill()} and another {@link #start}. It listens on 127.0.0.1,
 * trusts whoever connects there, and is stopped when this JVM ends.
 */
public final class PostgresServer implements AutoCloseable {
  /** The role that may do everything; it needs no password. */
  public static final String SUPERUSER = "postgres";

  private static final String MAINTENANCE_DATABASE = "postgres";

  /** Recovery after a kill replays at most four gigabytes of log, the most between checkpoints. */
  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private final ChildProcess process;
  private final int port;

  private PostgresServer(ChildProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts a server and waits until it takes connections. A server that still runs on the folder
   * because its JVM was killed is stopped first.
   *
   * @param dataFolder holds the data, the log and the process id; created when it is not there
   * @param port where to listen; 0 for any free port
   * @throws LocalServerException if the port is taken, the folder is in use, or the server does not
   *     come up; with the end of its log
   */
  public static PostgresServer start(Path dataFolder, int port) {
    return start(dataFolder, port, dataFolder.resolve("server.log"), Children.ofThisJvm());
  }

  static PostgresServer start(Path dataFolder, int wantedPort, Path log, Children children) {
    int port = Ports.orFree(wantedPort);
    ServerFolder folder = ServerFolder.claim(dataFolder, log);
    try {
      folder.stopLeftBehind(Tier.DATABASE, children.progress());
      Ports.requireFree(port, "PostgreSQL", "choose another port for it");
      PostgresCluster cluster = PostgresCluster.in(folder);
      cluster.forgetEndedServer();
      return awaitReady(ChildProcess.start(cluster.plan(port), folder, children), port);
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private static PostgresServer awaitReady(ChildProcess process, int port) {
    PostgresServer server = new PostgresServer(process, port);
    try {
      process.awaitReady(START_LIMIT, server::takesConnections);
    } catch (RuntimeException e) {
      server.kill();
      throw e;
    }
    return server;
  }

  private boolean takesConnections() {
    try (Connection _ = connect()) {
      return true;
    } catch (SQLException e) {
      return false; // not listening yet, or still recovering; if it never does, its log says why
    }
  }

  /** The port on which it listens. */
  public int port() {
    return port;
  }

  /** The address of a database for the JDBC driver, without user and password. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://%s:%d/%s".formatted(Ports.HOST, port, database);
  }

  /**
   * Makes sure that there is a database with an owner of its own, to which other roles cannot
   * connect unless they are {@linkplain #admit admitted}. Doing it again changes nothing but the
   * password.
   *
   * @throws LocalServerException if PostgreSQL refuses
   */
  public void createDatabase(String name, String owner, String password) {
    try (Connection connection = connect();
        Statement sql = connection.createStatement()) {
      createRole(connection, owner, password);
      if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
        sql.execute(quoted(connection, "CREATE DATABASE %I OWNER %I", name, owner));
      }
      sql.execute(quoted(connection, "REVOKE ALL ON DATABASE %I FROM PUBLIC", name));
    } catch (SQLException e) {
      throw new LocalServerException("cannot create the database " + name, e);
    }
  }

  /**
   * Makes sure that there is a role that can connect to a database, and do nothing there that its
   * owner does not allow. Doing it again changes nothing but the password.
   *
   * @throws LocalServerException if PostgreSQL refuses
   */
  public void admit(String database, String role, String password) {
    try (Connection connection = connect();
        Statement sql = connection.createStatement()) {
      createRole(connection, role, password);
      sql.execute(quoted(connection, "GRANT CONNECT ON DATABASE %I TO %I", database, role));
    } catch (SQLException e) {
      throw new LocalServerException(
          "cannot admit %s to the database %s".formatted(role, database), e);
    }
  }

  private static void createRole(Connection connection, String role, String password)
      throws SQLException {
    try (Statement sql = connection.createStatement()) {
      if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
        sql.execute(quoted(connection, "CREATE ROLE %I LOGIN", role));
      }
      sql.execute(quoted(connection, "ALTER ROLE %I PASSWORD %L", role, password));
    }
  }

  private static boolean exists(Connection connection, String question, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(question)) {
      statement.setString(1, name);
      return statement.executeQuery().next();
    }
  }

  /** The statement with its names (%I) and texts (%L) put in as PostgreSQL itself quotes them. */
  private static String quoted(Connection connection, String format, String... parts)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT format(?, VARIADIC ?::text[])")) {
      statement.setString(1, format);
      statement.setArray(2, connection.createArrayOf("text", parts));
      ResultSet row = statement.executeQuery();
      row.next();
      return row.getString(1);
    }
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", SUPERUSER);
    properties.setProperty("connectTimeout", "2"); // seconds
    properties.setProperty("socketTimeout", "60");
    return DriverManager.getConnection(jdbcUrl(MAINTENANCE_DATABASE), properties);
  }

  /** Disconnects all clients and shuts down in order; if it has ended already, does nothing. */
  public void stop() {
    process.stop();
  }

  /** Ends the server with all its processes at once, as a crash would. */
  public void kill() {
    process.kill();
  }

  /** The same as {@link #stop()}. */
  @Override
  public void close() {
    stop();
  }
}
