package dev.mandate.system.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A tab of somebody's browser, and everything that went wrong in it. */
final class Tab implements AutoCloseable {
  private static final List<String> WCAG_2_2_AA =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa");

  private static final String TELL_VIOLATIONS =
      """
      document.addEventListener("securitypolicyviolation", (event) =>
        console.error("CSP: " + event.violatedDirective + " " + event.blockedURI));
      """;

  private final BrowserContext context;
  private final Page page;
  private final String base;
  private final List<String> troubles = new CopyOnWriteArrayList<>();

  Tab(BrowserContext context, String base) {
    this.context = context;
    this.base = base;
    context.addInitScript(TELL_VIOLATIONS);
    page = context.newPage();
    page.onConsoleMessage(this::hear);
    page.onPageError(troubles::add);
  }

  private void hear(ConsoleMessage message) {
    if (message.type().equals("error")) {
      troubles.add(message.text() + " " + message.location());
    }
  }

  Page page() {
    return page;
  }

  /** Goes to a page of the console. */
  Tab open(String path) {
    page.navigate(base + path);
    return this;
  }

  /** Where it is, without the address of the service. */
  String path() {
    return page.url().replace(base, "");
  }

  Locator heading(String name) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** What was just done is told, and nothing went wrong on the way. */
  Tab tells(String sentence) {
    PlaywrightAssertions.assertThat(page.locator("#notice")).containsText(sentence);
    return isFine();
  }

  /** Nothing that WCAG 2.2 AA asks for is missing, as far as a program can see. */
  Tab isAccessible() {
    List<Rule> violations =
        new AxeBuilder(page).withTags(WCAG_2_2_AA).setLegacyMode(true).analyze().getViolations();
    assertThat(violations.stream().flatMap(rule -> told(rule).stream()))
        .as("what axe finds on %s", page.url())
        .isEmpty();
    return isFine();
  }

  private static List<String> told(Rule rule) {
    return rule.getNodes().stream()
        .map(
            (CheckedNode node) ->
                rule.getId() + ": " + node.getHtml() + " " + node.getFailureSummary())
        .toList();
  }

  /** No error in the browser's console, and nothing that the Content-Security-Policy kept back. */
  Tab isFine() {
    assertThat(troubles).as("errors on %s", page.url()).isEmpty();
    return this;
  }

  /** Nothing reaches out of the window to the side. */
  Tab fits() {
    Object tooWide =
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(((Number) tooWide).intValue()).as("what is beside %s", page.url()).isZero();
    return this;
  }

  @Override
  public void close() {
    context.close();
  }
}
