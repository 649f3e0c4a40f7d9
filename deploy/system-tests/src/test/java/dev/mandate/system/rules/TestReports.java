package dev.mandate.system.rules;

import dev.mandate.system.rules.TestRun.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamReader;

/** The XML reports that Surefire and Failsafe leave, one for each test class. */
final class TestReports {
  private TestReports() {}

  /**
   * All tests of a module that have ended since an instant. A report that lies there from an
   * earlier build says nothing about this one.
   */
  static List<TestRun> of(Path module, Instant since) {
    List<TestRun> runs = new ArrayList<>();
    for (String folder : List.of("surefire-reports", "failsafe-reports")) {
      Path reports = module.resolve("target").resolve(folder);
      if (Files.isDirectory(reports)) {
        readAll(reports, since, runs);
      }
    }
    return runs;
  }

  private static void readAll(Path folder, Instant since, List<TestRun> runs) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "TEST-*.xml")) {
      for (Path file : files) {
        if (!Files.getLastModifiedTime(file).toInstant().isBefore(since)) {
          Xml.read(file, (element, xml) -> read(element, xml, runs));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the reports in " + folder, e);
    }
  }

  private static void read(String element, XMLStreamReader xml, List<TestRun> runs) {
    switch (element) {
      case "testcase" ->
          runs.add(new TestRun(text(xml, "classname"), text(xml, "name"), Outcome.PASSED));
      case "failure", "error" -> runs.add(runs.removeLast().endedAs(Outcome.FAILED));
      case "skipped" -> runs.add(runs.removeLast().endedAs(Outcome.SKIPPED));
      default -> {}
    }
  }

  private static String text(XMLStreamReader xml, String attribute) {
    String value = xml.getAttributeValue(null, attribute);
    return value == null ? "" : value;
  }
}
