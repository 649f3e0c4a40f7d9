package dev.mandate.local;

import java.nio.file.Path;

/**
 * The launcher behind {@code deploy/local/start}: runs the whole stack until it is told to stop.
 */
final class Main {
  /** The system property with the root of the source tree. */
  private static final String REPOSITORY = "mandate.repository";

  private Main() {}

  public static void main(String[] arguments) {
    System.setProperty("logback.configurationFile", "dev/mandate/local/launcher-logback.xml");
    try {
      Path repository = Path.of(System.getProperty(REPOSITORY, "")).toAbsolutePath();
      run(Options.parse(arguments), Settings.of(repository, System.getenv()));
    } catch (LocalServerException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void run(Options options, Settings settings) {
    Console console = new Console();
    Children children = new Children(console::step);
    try (DataFolder data = DataFolder.take(settings.data(), console::step)) {
      settings.requireFreePorts();
      console.step((options.fresh() ? "beginning anew in " : "using the data in ") + data.path());
      if (options.fresh()) {
        data.empty();
      }
      LocalStack stack = new LocalStack(settings, data, children, console);
      stack.start();
      NextSteps next = new NextSteps(settings);
      if (!options.empty()) {
        stack.provisionSample();
      }
      console.print(next.addresses());
      console.print(options.empty() ? next.forEmpty() : next.forSample());
      children.watch();
    }
  }
}
