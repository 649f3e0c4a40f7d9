package dev.mandate.system.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import dev.mandate.system.console.People.Look;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long pages of the console take for people of a large partner; told, not judged. See {@code
 * deploy/system-tests/pages}.
 */
class PageTimes {
  private static final Logger LOG = LoggerFactory.getLogger(PageTimes.class);

  /** The file for the table. */
  private static final String TABLE = System.getProperty("mandate.pages", "");

  private static final int CUSTOMERS = Integer.getInteger("mandate.pages.customers", 10_000);
  private static final int ADMINISTRATORS =
      Integer.getInteger("mandate.pages.administrators", 1_000);
  private static final int ROUNDS = Integer.getInteger("mandate.pages.rounds", 30);

  /** Everything that is compiled or kept at the first time is so afterwards. */
  private static final int WARM_UP = Integer.getInteger("mandate.pages.warm-up", 5);

  private static final Duration GROWTH = Duration.ofMinutes(20);

  private static final String PARTNER = "/console/partners/acme";
  private static final String LOG_OF_PARTNER = PARTNER + "/audit";
  private static final String CUSTOMER = "/console/customers/bluebird-bakery";
  private static final String IN_CUSTOMER = "&org=bluebird-bakery";
  private static final String OF_CUSTOMER = "&customer=bluebird-bakery";
  private static final String SUBJECT = "?user=hanna.berg" + IN_CUSTOMER;

  private static final String TIMES =
      """
      () => {
        const page = performance.getEntriesByType("navigation")[0];
        return [page.responseEnd - page.requestStart, page.domContentLoadedEventEnd];
      }
      """;

  /**
   * A page that is opened.
   *
   * @param name what the table calls it
   * @param person who opens it: somebody who sees all that can be on it
   */
  private record Opened(String name, String person, String path) {}

  private static final List<Opened> PAGES =
      List.of(
          page("overview", PARTNER),
          new Opened("overview of somebody without the log", Crowd.BUSIEST, PARTNER),
          page("administrators", PARTNER + "/administrators"),
          page("administrators called “rossi”", PARTNER + "/administrators?name=rossi"),
          page("an administrator", PARTNER + "/administrators/" + Crowd.BUSIEST),
          page("customers", PARTNER + "/customers"),
          new Opened("customers on a list", Crowd.BUSIEST, PARTNER + "/customers"),
          page("customers called “bakery 9”", PARTNER + "/customers?name=bakery+9"),
          page("a customer", CUSTOMER),
          page("switching restricted mode", CUSTOMER + "/restricted-mode"),
          page("restriction list", PARTNER + "/customers/restrictions"),
          page("changing the restriction list", PARTNER + "/customers/restrictions/changes"),
          page("bulk changes", PARTNER + "/bulk"),
          page("access in the partner", "/console/access?org=acme"),
          page("access in a customer", "/console/access" + SUBJECT),
          page("two moments compared", "/console/access/comparison" + SUBJECT),
          page("as they see the control hub", "/console/access/control-hub" + SUBJECT),
          page(
              "who can do the same", "/console/access/people?capability=USERS_CLAIM" + IN_CUSTOMER),
          page("audit log", LOG_OF_PARTNER),
          page("entries of an action", LOG_OF_PARTNER + "?action=RoleGranted"),
          page("entries with “elena rossi”", LOG_OF_PARTNER + "?q=elena+rossi"),
          page("entries of a customer", CUSTOMER + "/audit"),
          page("customers with a log", LOG_OF_PARTNER + "/customers"),
          page("an entry", LOG_OF_PARTNER + "/entries/8"),
          page("exports", LOG_OF_PARTNER + "/exports"),
          page(
              "access review",
              LOG_OF_PARTNER + "/access-review?capability=USERS_CLAIM" + OF_CUSTOMER),
          page("administrators to look at", LOG_OF_PARTNER + "/administrator-review"));

  private static Opened page(String name, String path) {
    return new Opened(name, "amelia.hart", path);
  }

  /**
   * What the browser says of an opening.
   *
   * @param answer milliseconds from the request to the last byte
   * @param content milliseconds from the click until the page is there and can be used
   */
  private record Took(double answer, double content) {}

  @Test
  void pages_of_a_large_partner() throws IOException {
    assumeTrue(!TABLE.isEmpty(), "-Dmandate.pages says where the table goes");
    Path program = Chromium.find().orElseThrow(() -> new IllegalStateException(Chromium.missing()));
    SampleStack stack = SampleStack.shared();
    long entries = stack.grow(CUSTOMERS, ADMINISTRATORS, GROWTH);
    LOG.info("{} customers, {} administrators, {} entries", CUSTOMERS, ADMINISTRATORS, entries);
    Map<Opened, List<Took>> measured = new HashMap<>();
    try (People people = new People(program, stack.url())) {
      Map<String, Page> tabs = new HashMap<>();
      for (int round = -WARM_UP; round < ROUNDS; round++) {
        for (Opened opened : PAGES) {
          Page tab =
              tabs.computeIfAbsent(
                  opened.person(), person -> people.signIn(person, Look.ENGLISH).page());
          Took took = open(tab, stack.url() + opened.path());
          if (round >= 0) {
            measured.computeIfAbsent(opened, _ -> new ArrayList<>()).add(took);
          }
        }
      }
    }
    Files.writeString(Path.of(TABLE), table(entries, measured));
  }

  private static Took open(Page tab, String url) {
    Response response = Objects.requireNonNull(tab.navigate(url), url);
    assertThat(response.status()).as(url).isEqualTo(200);
    assertThat(tab.url()).isEqualTo(url);
    List<?> times = (List<?>) Objects.requireNonNull(tab.evaluate(TIMES));
    return new Took(number(times.getFirst()), number(times.getLast()));
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  private static String table(long entries, Map<Opened, List<Took>> measured) {
    StringBuilder table = new StringBuilder();
    table.append(
        """
        %d customers, %d administrators, %d entries in the audit log. Each page %d times, in ms.

        | page | answer: median | p95 | until DOMContentLoaded: median | p95 |
        |---|--:|--:|--:|--:|
        """
            .formatted(CUSTOMERS, ADMINISTRATORS, entries, ROUNDS));
    for (Opened opened : PAGES) {
      List<Took> times = Objects.requireNonNull(measured.get(opened));
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %.0f | %.0f | %.0f | %.0f |%n",
              opened.name(),
              at(0.5, times, Took::answer),
              at(0.95, times, Took::answer),
              at(0.5, times, Took::content),
              at(0.95, times, Took::content)));
    }
    return table.toString();
  }

  /** The least that so large a part of the openings did not exceed. */
  private static double at(double part, List<Took> times, ToDoubleFunction<Took> what) {
    List<Took> sorted = times.stream().sorted(Comparator.comparingDouble(what)).toList();
    return what.applyAsDouble(sorted.get((int) Math.ceil(part * sorted.size()) - 1));
  }
}
