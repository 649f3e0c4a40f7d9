package dev.mandate.system.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.mandate.system.rules.TestRun.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestReportsTest {
  private static final Instant STARTED = Instant.parse("2026-03-01T08:00:00Z");

  private final Path module;

  TestReportsTest(@TempDir Path module) {
    this.module = module;
  }

  @Test
  void reports_of_both_plugins_tell_how_each_test_ended() throws IOException {
    report(
        "surefire-reports/TEST-a.B.xml",
        """
        <testcase name="R1_one" classname="a.B" time="0.1"><system-out><![CDATA[<failure/>]]></system-out></testcase>
        <testcase name="R2_two" classname="a.B"><failure message="no">at line 1</failure></testcase>
        <testcase name="R3_three" classname="a.B"><error type="E"/></testcase>
        <testcase name="R4_four" classname="a.B"><skipped/></testcase>
        """);
    report(
        "failsafe-reports/TEST-a.C.xml",
        "<testcase name=\"each(Role) R1 This &amp; (that)\" classname=\"a.C\"/>");
    report("failsafe-reports/failsafe-summary.xml", "<failure/>");

    List<TestRun> runs = TestReports.of(module, STARTED);

    assertThat(runs)
        .extracting(TestRun::method, TestRun::outcome)
        .containsExactly(
            tuple("R1_one", Outcome.PASSED),
            tuple("R2_two", Outcome.FAILED),
            tuple("R3_three", Outcome.FAILED),
            tuple("R4_four", Outcome.SKIPPED),
            tuple("each", Outcome.PASSED));
    assertThat(runs.getFirst().rules()).containsExactly("R1");
    assertThat(runs.getLast().title()).isEqualTo("R1 This & (that)");
    assertThat(runs.getLast().rules()).isEmpty();
  }

  @Test
  void a_report_of_an_earlier_build_does_not_count() throws IOException {
    Path report = report("surefire-reports/TEST-a.B.xml", "<testcase name=\"x\"/>");
    assertThat(TestReports.of(module, STARTED)).hasSize(1);

    Files.setLastModifiedTime(report, FileTime.from(STARTED.minusMillis(1)));

    assertThat(TestReports.of(module, STARTED)).isEmpty();
  }

  @Test
  void a_module_without_tests_has_no_reports() {
    assertThat(TestReports.of(module, STARTED)).isEmpty();
  }

  @Test
  void a_report_that_breaks_off_is_told_by_its_name() throws IOException {
    report("surefire-reports/TEST-a.B.xml", "<testcase name=");

    assertThatThrownBy(() -> TestReports.of(module, STARTED)).hasMessageContaining("TEST-a.B.xml");
  }

  private Path report(String name, String cases) throws IOException {
    Path file = module.resolve("target").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuite name="a"><properties><property name="p" value="v"/></properties>%s</testsuite>
        """
            .formatted(cases));
    Files.setLastModifiedTime(file, FileTime.from(STARTED));
    return file;
  }
}
