package dev.mandate.local;

/** The ports of the stack, each with the environment variable that moves it. */
enum LocalPort {
  QUERY("the query service", "MANDATE_QUERY_PORT", 8080),
  COMMAND("the command service", "MANDATE_COMMAND_PORT", 8081),
  ISSUER("the local issuer", "MANDATE_ISSUER_PORT", 8082),
  QUERY_MANAGEMENT(
      "health and metrics of the query service", "MANDATE_QUERY_MANAGEMENT_PORT", 8090),
  COMMAND_MANAGEMENT(
      "health and metrics of the command service", "MANDATE_COMMAND_MANAGEMENT_PORT", 8091),
  KAFKA("Kafka", "MANDATE_KAFKA_PORT", 9092),
  POSTGRES("PostgreSQL", "MANDATE_POSTGRES_PORT", 54320);

  private final String user;
  private final String variable;
  private final int usual;

  LocalPort(String user, String variable, int usual) {
    this.user = user;
    this.variable = variable;
    this.usual = usual;
  }

  /** Who listens there. */
  String user() {
    return user;
  }

  /** The environment variable that names another port. */
  String variable() {
    return variable;
  }

  /** The port when the variable is not set. */
  int usual() {
    return usual;
  }
}
