package dev.mandate.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The issuer of the tokens that the services of this stack accept. It takes everybody's word for
 * who they are, which makes it the one program here that does not go to production.
 */
final class LocalIssuer {
  /** The name of its jar, its folder and its log. */
  static final String NAME = "local-issuer";

  /** What it knows the console of the query service as. */
  static final String CONSOLE = "mandate-console";

  /** Whom its tokens are for: the services. */
  static final String AUDIENCE = "mandate";

  /** Where it answers once it has keys to sign with. */
  static final String KEYS_PATH = "/oauth2/jwks";

  private LocalIssuer() {}

  /** What its tokens name as their issuer; browsers and services find it there, too. */
  static String url(Settings settings) {
    return "http://localhost:" + settings.port(LocalPort.ISSUER);
  }

  /** How to run it in the folder, which also keeps its keys. */
  static ProcessPlan plan(Settings settings, Path folder, AotCaches caches) {
    // It signs a few tokens, and should not take much from those who have to answer.
    List<String> command =
        new ArrayList<>(
            List.of(JavaProgram.path(), "-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(caches.options(NAME));
    command.addAll(List.of("-jar", settings.jar(NAME).toString()));
    return new ProcessPlan(NAME, Tier.SERVICE, folder, command, environment(settings, folder));
  }

  private static Map<String, String> environment(Settings settings, Path folder) {
    return Map.of(
        "SERVER_ADDRESS", Ports.HOST,
        "SERVER_PORT", Integer.toString(settings.port(LocalPort.ISSUER)),
        "MANDATE_ISSUER_URL", url(settings),
        "MANDATE_ISSUER_KEYS", folder.resolve("keys").toString(),
        "MANDATE_ISSUER_CONSOLEURL", "http://localhost:" + settings.port(LocalPort.QUERY));
  }
}
