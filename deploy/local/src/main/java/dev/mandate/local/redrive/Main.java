package dev.mandate.local.redrive;

import java.util.Map;

/** Starts the tool. It ends with 0 when all is done, 1 when not, 2 when it was called wrongly. */
final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    try (DeadLetterApi api =
        new DeadLetterApi(
            service(System.getenv()), System.getenv().getOrDefault("MANDATE_TOKEN", ""))) {
      new Redrive(api, System.out).run(CommandLine.parse(arguments));
      System.out.flush();
    } catch (UsageException e) {
      fail(2, e.getMessage() + "; see --help");
    } catch (RedriveException e) {
      fail(1, String.valueOf(e.getMessage()));
    }
  }

  /** Where the command service is: what is said, or else the local stack. */
  static String service(Map<String, String> environment) {
    String url = environment.getOrDefault("MANDATE_COMMAND_URL", "");
    String port = environment.getOrDefault("MANDATE_COMMAND_PORT", "");
    String service = url.isEmpty() ? "http://localhost:" + (port.isEmpty() ? "8081" : port) : url;
    return service.endsWith("/") ? service.substring(0, service.length() - 1) : service;
  }

  private static void fail(int code, String message) {
    System.err.println("redrive: " + Printable.of(message));
    System.exit(code);
  }
}
