package dev.mandate.system.stack;

import dev.mandate.local.AuditKey;
import dev.mandate.local.PostgresServer;
import dev.mandate.testissuer.TestIssuer;
import java.nio.file.Path;
import java.util.Map;

/** What a service needs besides Kafka, as variables of its environment. */
final class ServiceSettings {
  private ServiceSettings() {}

  /** The name of a service's database, of the role that owns it, and the password of all roles. */
  static String database(String artifact) {
    return artifact.replace('-', '_');
  }

  /**
   * The settings; its database and roles are made if there are none.
   *
   * @param keys the folder with the key that signs audit logs
   */
  static Map<String, String> of(String artifact, PostgresServer postgres, Path keys) {
    String database = database(artifact);
    String writer = database + "_writer";
    String reader = database + "_reader";
    postgres.createDatabase(database, database, database);
    postgres.admit(database, writer, database);
    postgres.admit(database, reader, database);
    postgres.admit(database, "mandate_reporting", database);
    return Map.of(
        "SPRING_DATASOURCE_URL", postgres.jdbcUrl(database),
        "SPRING_FLYWAY_USER", database,
        "SPRING_FLYWAY_PASSWORD", database,
        "SPRING_DATASOURCE_USERNAME", writer,
        "SPRING_DATASOURCE_PASSWORD", database,
        "MANDATE_READING_DATASOURCE_USERNAME", reader,
        "MANDATE_READING_DATASOURCE_PASSWORD", database,
        "MANDATE_PROOF_SIGNINGKEYS", AuditKey.in(keys).toString(),
        "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI", TestIssuer.shared().uri());
  }
}
