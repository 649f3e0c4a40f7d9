package dev.mandate.local;

/** The last lines before the launcher falls silent: where everything is, and what to try. */
final class NextSteps {
  private final String query;
  private final String command;
  private final Settings settings;

  NextSteps(Settings settings) {
    this.settings = settings;
    this.query = "http://localhost:" + settings.port(LocalPort.QUERY);
    this.command = "http://localhost:" + settings.port(LocalPort.COMMAND);
  }

  /** The line that says that everything is ready, with all addresses. */
  String addresses() {
    return "ready  query %s  command %s  issuer %s  kafka localhost:%d  postgresql localhost:%d"
        .formatted(
            query,
            command,
            LocalIssuer.url(settings),
            settings.port(LocalPort.KAFKA),
            settings.port(LocalPort.POSTGRES));
  }

  /** Commands to paste, for a stack with the sample partner. */
  String forSample() {
    return """

    Open the console, and be whoever you like:
      %1$s/
    What may a customer's administrator do while restricted mode is on?
      curl %3$s '%1$s/v1/access?user=hanna.berg&org=bluebird-bakery'
    Switch it off, then ask again:
      %2$s
    Who did what?
      curl %3$s '%1$s/v1/audit/entries?partner=acme'
    """
        .formatted(
            query,
            post(
                "SetRestrictedMode",
                "{\"partnerId\":\"acme\",\"customerId\":\"bluebird-bakery\",\"enabled\":false}"),
            asSystem());
  }

  /** Commands to paste, for a stack without any partner. */
  String forEmpty() {
    return """

    Register a partner:
      %2$s
    Who did what?
      curl %3$s '%1$s/v1/audit/entries?partner=acme'
    """
        .formatted(
            query,
            post(
                "RegisterPartner",
                "{\"partnerId\":\"acme\",\"name\":\"Acme Telecom\",\"sellsWholesale\":true}"),
            asSystem());
  }

  private String post(String type, String data) {
    return """
    curl %s '%s/v1/commands' -H 'content-type: application/json' \
    -H 'ce-specversion: 1.0' -H 'ce-id: try-1' -H 'ce-source: /try' \
    -H 'ce-type: dev.mandate.command.%s.v1' -d '%s'\
    """
        .formatted(asSystem(), command, type, data);
  }

  /** Signs a request in. Whoever pastes it may not have the variables of this stack. */
  private String asSystem() {
    int port = settings.port(LocalPort.ISSUER);
    String variable =
        port == LocalPort.ISSUER.usual() ? "" : LocalPort.ISSUER.variable() + "=" + port + " ";
    return "-H \"authorization: Bearer $(%sdeploy/local/token system)\"".formatted(variable);
  }
}
