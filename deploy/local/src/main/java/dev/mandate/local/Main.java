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
      Options options = Options.parse(arguments);
      Path caches = settings.builtFiles().resolve("aot");
      if (options.record()) {
        record(settings.aside(caches.resolve("data")), caches, children, console);
      } else {
        run(options, settings, new AotCaches(caches, false), children, console);
      }
    } catch (LocalServerException | UncheckedIOException e) {
      fail(children, e);
    }
  }

  /**
   * Starts everything, uses all of it once, and ends, which makes the programs write their caches.
   */
  private static void record(Settings settings, Path caches, Children children, Console console) {
    try (DataFolder data = DataFolder.take(settings.data(), console::step)) {
      data.empty();
      LocalStack stack =
          new LocalStack(settings, new AotCaches(caches, true), data, children, console);
      stack.start();
      stack.provisionSample();
      children.stopAll();
    }
  }

  private static void run(
      Options options, Settings settings, AotCaches caches, Children children, Console console) {
    try (DataFolder data = DataFolder.take(settings.data(), console::step)) {
      settings.requireFreePorts();
      console.step((options.fresh() ? "beginning anew in " : "using the data in ") + data.path());
      if (options.fresh()) {
        data.empty();
      }
      LocalStack stack = new LocalStack(settings, caches, data, children, console);
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
