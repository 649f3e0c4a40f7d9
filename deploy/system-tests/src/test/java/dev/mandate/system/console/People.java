package dev.mandate.system.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import dev.mandate.testissuer.TestIssuer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** People of the sample partner, each with a browser of their own. */
final class People implements AutoCloseable {
  /** A wide screen. */
  static final int DESK = 1280;

  /** A narrow one. */
  static final int PHONE = 360;

  private final Playwright playwright;
  private final Browser browser;
  private final String base;

  /**
   * @param program the browser
   * @param base the address of the query service
   */
  People(Path program, String base) {
    this.base = base;
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program)
                    .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
  }

  /**
   * How somebody looks at the console.
   *
   * @param locale what their browser prefers
   */
  record Look(String locale, int width, ColorScheme colors) {
    static final Look ENGLISH = new Look("en-GB", DESK, ColorScheme.LIGHT);
    static final Look CHINESE = new Look("zh-CN", DESK, ColorScheme.DARK);

    Look in(ColorScheme others) {
      return new Look(locale, width, others);
    }

    Look on(int pixels) {
      return new Look(locale, pixels, colors);
    }
  }

  /** Signs somebody in. Their zone is Berlin's, and known already. */
  Tab signIn(String userId, Look look) {
    Browser.NewContextOptions options =
        new Browser.NewContextOptions()
            .setLocale(look.locale())
            .setTimezoneId("Europe/Berlin")
            .setColorScheme(look.colors())
            .setViewportSize(look.width(), 900);
    var context = browser.newContext(options);
    context.addCookies(List.of(new Cookie("mandate_zone", "Europe/Berlin").setUrl(base)));
    Tab tab = new Tab(context, base);
    synchronized (TestIssuer.shared()) {
      TestIssuer.shared().signsIn(userId);
      tab.open("/console");
    }
    return tab;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
