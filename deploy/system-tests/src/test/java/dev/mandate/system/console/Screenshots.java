package dev.mandate.system.console;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import dev.mandate.system.stack.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Takes the pictures of the console that the documentation shows, from a local stack that runs. See
 * {@code deploy/system-tests/screenshots}.
 */
class Screenshots {
  private static final String CONSOLE = System.getProperty("mandate.screenshots", "");

  /**
   * A picture.
   *
   * @param name of its file
   * @param person who looks, by the name on the page of the local issuer
   * @param path the page
   */
  record Picture(
      String name, String person, String path, String locale, ColorScheme colors, int width) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Picture> pictures() {
    String partner = "/console/partners/acme";
    String administrators = partner + "/administrators";
    String customer = "/console/customers/vista-hotels";
    return Stream.of(
        english("overview", "Amelia Hart", partner),
        english("administrator", "Amelia Hart", administrators + "/elena.rossi"),
        english("restricted-mode", "Daniel Kim", customer + "/restricted-mode"),
        english("access", "Daniel Kim", "/console/access?user=hanna.berg&org=bluebird-bakery"),
        english("audit", "Amelia Hart", partner + "/audit"),
        new Picture(
            "overview-zh-dark", "Amelia Hart", partner, "zh-CN", ColorScheme.DARK, People.DESK),
        new Picture(
            "administrator-phone",
            "Amelia Hart",
            administrators + "/elena.rossi",
            "en-GB",
            ColorScheme.LIGHT,
            390));
  }

  private static Picture english(String name, String person, String path) {
    return new Picture(name, person, path, "en-GB", ColorScheme.LIGHT, People.DESK);
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void take(Picture picture) {
    assumeTrue(!CONSOLE.isEmpty(), "-Dmandate.screenshots says where the console is");
    Path program = Chromium.find().orElseThrow(() -> new IllegalStateException(Chromium.missing()));
    try (Playwright playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
        BrowserContext context =
            browser.newContext(
                new Browser.NewContextOptions()
                    .setLocale(picture.locale)
                    .setTimezoneId("Europe/Berlin")
                    .setColorScheme(picture.colors)
                    .setViewportSize(picture.width, 900))) {
      Page page = context.newPage();
      page.navigate(CONSOLE + picture.path);
      page.getByText(picture.person).click();
      page.waitForURL(CONSOLE + picture.path);
      page.locator(".foot").getByText("Europe/Berlin").waitFor();
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(Repository.folder().resolve("docs/screenshots/" + picture.name + ".png")));
    }
  }
}
