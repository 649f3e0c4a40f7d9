package dev.mandate.system.console;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** People of the sample partner use the console; where there is no browser, nothing is tested. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserTest {
  People people;

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

  static Page.GetByLabelOptions exact() {
    return new Page.GetByLabelOptions().setExact(true);
  }
}
