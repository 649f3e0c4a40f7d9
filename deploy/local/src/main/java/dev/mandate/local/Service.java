package dev.mandate.local;

import static java.util.Map.entry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The services of the product, run from the jars that go to production. */
enum Service {
  COMMAND(
      "role-command-service", "mandate_command", LocalPort.COMMAND, LocalPort.COMMAND_MANAGEMENT),
  QUERY("access-query-service", "mandate_query", LocalPort.QUERY, LocalPort.QUERY_MANAGEMENT);

  /** Reads the views for dashboards. */
  private static final String REPORTER = "mandate_reporting";

  private final String artifact;
  private final String database;
  private final LocalPort port;
  private final LocalPort managementPort;

  Service(String artifact, String database, LocalPort port, LocalPort managementPort) {
    this.artifact = artifact;
    this.database = database;
    this.port = port;
    this.managementPort = managementPort;
  }

  /** The name of its module, its jar, its folder and its log. */
  String artifact() {
    return artifact;
  }

  /**
   * The name of its database, of the role that owns it, and the password of all roles of the
   * service: PostgreSQL trusts everybody on this machine here, so a secret would protect nothing.
   */
  String database() {
    return database;
  }

  /** The roles that it and its dashboards ask with, besides the owner of its database. */
  List<String> roles() {
    return this == QUERY ? List.of(writer(), reader(), REPORTER) : List.of(writer());
  }

  private String writer() {
    return database + "_writer";
  }

  private String reader() {
    return database + "_reader";
  }

  /** Where it says how it is. */
  LocalPort managementPort() {
    return managementPort;
  }

  /** How to run it in the folder, on the PostgreSQL and the Kafka of the stack. */
  ProcessPlan plan(Settings settings, Path folder, String jdbcUrl, AotCaches caches) {
    List<String> command = new ArrayList<>(List.of(JavaProgram.path()));
    command.addAll(caches.options(artifact));
    command.addAll(List.of("-jar", settings.jar(artifact).toString()));
    Map<String, String> environment = new HashMap<>(environment(settings, jdbcUrl));
    if (this == QUERY) {
      environment.put("MANDATE_READING_DATASOURCE_USERNAME", reader());
      environment.put("MANDATE_READING_DATASOURCE_PASSWORD", database);
      environment.put("MANDATE_PROOF_SIGNINGKEYS", AuditKey.in(folder).toString());
      environment.put("MANDATE_CONSOLE_CLIENTID", LocalIssuer.CONSOLE);
      environment.put(
          "MANDATE_COMMANDS_URL",
          "http://%s:%d".formatted(Ports.HOST, settings.port(LocalPort.COMMAND)));
    }
    return new ProcessPlan(artifact, Tier.SERVICE, folder, command, environment);
  }

  private Map<String, String> environment(Settings settings, String jdbcUrl) {
    return Map.ofEntries(
        entry("SERVER_ADDRESS", Ports.HOST),
        entry("SERVER_PORT", Integer.toString(settings.port(port))),
        entry("MANAGEMENT_SERVER_ADDRESS", Ports.HOST),
        entry("MANAGEMENT_SERVER_PORT", Integer.toString(settings.port(managementPort))),
        entry("SPRING_DATASOURCE_URL", jdbcUrl),
        entry("SPRING_FLYWAY_USER", database),
        entry("SPRING_FLYWAY_PASSWORD", database),
        entry("SPRING_DATASOURCE_USERNAME", writer()),
        entry("SPRING_DATASOURCE_PASSWORD", database),
        entry("SPRING_KAFKA_BOOTSTRAP_SERVERS", settings.bootstrapServers()),
        entry("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI", LocalIssuer.url(settings)),
        entry("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_AUDIENCES", LocalIssuer.AUDIENCE),
        entry("AXONIQ_UPDATE_CHECKER_DISABLED", "true"));
  }
}
