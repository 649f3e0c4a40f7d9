package dev.mandate.system.rules;

import static java.util.Objects.requireNonNull;

import dev.mandate.system.stack.Repository;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * What Maven was asked to do.
 *
 * @param started when
 * @param modules all modules of the repository, as folders below it
 * @param leftOut what it was told not to run; empty if this build is the whole
 */
record Build(Instant started, List<String> modules, List<String> leftOut) {
  /** The build that runs this, as the pom tells it. */
  static Build current() {
    List<String> modules = modules(Repository.folder().resolve("pom.xml"));
    return new Build(
        Instant.parse(property("mandate.build.started")),
        modules,
        leftOut(modules, System.getProperties()));
  }

  /** The file that the page is written to. */
  static Path page() {
    return Path.of(property("mandate.rules.page"));
  }

  private static String property(String name) {
    return requireNonNull(
        System.getProperty(name), () -> "-D" + name + " is missing: this runs in `mvn verify`.");
  }

  /**
   * Modules that are not among the projects of the build ({@code -pl}, {@code -rf}), and filters of
   * tests.
   */
  static List<String> leftOut(List<String> modules, Properties properties) {
    String projects = properties.getProperty("mandate.build.projects", "");
    List<String> leftOut = new ArrayList<>();
    List<String> missing =
        modules.stream().filter(module -> !projects.contains("/" + module + "/pom.xml")).toList();
    if (!missing.isEmpty()) {
      leftOut.add("without " + String.join(", ", missing));
    }
    for (String filter : List.of("test", "it.test")) {
      String tests = properties.getProperty(filter, "");
      if (!tests.isEmpty()) {
        leftOut.add("only -D%s=%s".formatted(filter, tests));
      }
    }
    return leftOut;
  }

  boolean isWhole() {
    return leftOut.isEmpty();
  }

  /** The tests that it has run until now. */
  List<TestRun> runs() {
    Path top = Repository.folder();
    return modules.stream()
        .flatMap(module -> TestReports.of(top.resolve(module), started).stream())
        .toList();
  }

  private static List<String> modules(Path pom) {
    List<String> modules = new ArrayList<>();
    Xml.read(
        pom,
        (element, xml) -> {
          if (element.equals("module")) {
            modules.add(xml.getElementText().strip());
          }
        });
    return modules;
  }
}
