package dev.mandate.system.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.FilePayload;
import dev.mandate.system.console.People.Look;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** People of the sample partner make many changes at once with a browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BulkIT {
  private static final String BULK = "/console/partners/acme/bulk";

  private People people;

  @BeforeAll
  void given_a_browser_and_the_sample_partner() {
    Optional<Path> chromium = Chromium.find();
    assumeTrue(chromium.isPresent(), Chromium.missing());
    people = new People(chromium.get(), SampleStack.shared().url());
  }

  @AfterAll
  void close() {
    if (people != null) {
      people.close();
    }
  }

  private static void choose(Tab tab, String label, String content) {
    tab.page()
        .getByLabel(label)
        .setInputFiles(
            new FilePayload(
                "modes.csv", "text/csv", content.getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(Download file) throws IOException {
    try (InputStream content = file.createReadStream()) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void many_changes_are_planned_applied_and_told_in_a_file() throws IOException {
    try (Tab tab = people.signIn("daniel.kim", Look.ENGLISH)) {
      tab.link("Many at once").click();
      tab.isAccessible().fits();
      choose(
          tab,
          "CSV file",
          "customer,restricted_mode\nharbor-dental,off\nwillow-school,on\nnowhere,off\n");
      tab.button("Upload and plan").click();
      assertThat(tab.button("Apply the changes")).isVisible();
      assertThat(tab.page().locator("tbody tr")).hasCount(3);
      assertThat(tab.page().locator("tbody tr").nth(0)).containsText("Would change");
      assertThat(tab.page().locator("tbody tr").nth(1)).containsText("Is so already");
      assertThat(tab.page().locator("tbody tr").nth(2)).containsText("Would be rejected");
      tab.isAccessible().fits();

      tab.button("Apply the changes").click();
      assertThat(tab.page().getByText("All rows are through.")).isVisible();
      assertThat(tab.page().locator("tbody tr").nth(0)).containsText("Changed");
      tab.isAccessible().fits();
      Download file = tab.page().waitForDownload(() -> tab.link("Result file").click());
      Assertions.assertThat(text(file))
          .contains("2,harbor-dental,off,CHANGED", "4,nowhere,off,WOULD_BE_REJECTED");
      tab.button("Upload another file").click();
      assertThat(tab.button("Upload and plan")).isVisible();
      tab.isFine();
    }
  }

  @Test
  void a_plan_is_read_on_a_phone_in_chinese() {
    try (Tab tab = people.signIn("farid.haddad", Look.CHINESE.on(People.PHONE))) {
      tab.open(BULK);
      tab.isAccessible().fits();
      choose(
          tab,
          "CSV 文件",
          "customer,restricted_mode\nmaple-clinic,off\nno id,off\n");
      tab.button("上传并生成计划").click();
      assertThat(tab.button("应用更改")).isVisible();
      assertThat(tab.page().locator("tbody tr")).hasCount(2);
      tab.isAccessible().fits();
      tab.button("放弃此次上传").click();
      assertThat(tab.button("上传并生成计划")).isVisible();
      tab.isFine();
    }
  }
}
