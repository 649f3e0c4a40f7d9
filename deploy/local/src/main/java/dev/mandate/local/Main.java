package dev.mandate.local;

import java.io.UncheckedIOException;
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
    Console console = new Console();
    Children children = new Children(console::step);
    try {
      Path repository = Path.of(System.getProperty(REPOSITORY, "")).toAbsolutePath();
      Settings settings = Settings.of(repository, System.getenv());
      run(Options.parse(arguments), settings, children, console);
    } catch (LocalServerException | UncheckedIOException e) {
      fail(children, e);
    }
  }

  private static void run(Options options, Settings settings, Children children, Console console) {
    try (DataFolder data = DataFolder.take(settings.data(), console::step)) {
      settings.requireFreePorts();
      console.step((options.fresh() ? "beginning anew in " : "using the data in ") + data.path());
      if (options.fresh()) {
        data.empty();
      }
      LocalStack stack = new LocalStack(settings, data, children, console);
      stack.start();
      if (!options.empty()) {
        stack.provisionSample();
      }
      NextSteps next = new NextSteps(settings);
      console.print(next.addresses());
      console.print(options.empty() ? next.forEmpty() : next.forSample());
      children.watch();
    }
  }

  /** Ends the JVM, and with it the children. What fails because they are stopped is no news. */
  private static void fail(Children children, RuntimeException failure) {
    if (!children.areStopping()) {
      System.err.println(failure.getMessage());
      if (failure.getCause() != null) {
        System.err.println("Cause: " + failure.getCause());
      }
      System.exit(1);
    }
  }
}
