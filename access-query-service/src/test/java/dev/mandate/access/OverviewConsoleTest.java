package dev.mandate.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.testing.Browser;
import dev.mandate.access.testing.History;
import dev.mandate.commands.RejectionCode;
import dev.mandate.events.CommandRejected;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.policy.JsonText;
import dev.mandate.policy.Role;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How things stand in a partner, in the console. */
class OverviewConsoleTest extends ServiceTest {
  private static final String P = "sight-partner";
  private static final String HOME = "/console/partners/" + P;

  private static final History HISTORY = partner(P);

  @BeforeAll
  static void a_partner() {
    HISTORY
        .add(user(P, "sight-full", "Full"), granted(P, "sight-full", Role.FULL_ADMIN))
        .add(user(P, "sight-pfa", "Partner"), granted(P, "sight-pfa", Role.PARTNER_FULL_ADMIN))
        .add(user(P, "sight-pa", "Admin"), granted(P, "sight-pa", Role.PARTNER_ADMIN))
        .add(new CustomerProvisioned(P, "sight-c1", "One", null, true))
        .add(new CustomerProvisioned(P, "sight-c2", "Two", null, false));
    topic.send(HISTORY.events());
    assertThat(api.getAt(HISTORY.position(), "/v1/partners/" + P).status()).isEqualTo(200);
  }

  private static HttpResponse<String> open(String userId) {
    HttpResponse<String> page = Browser.of(api, userId).open(HOME);
    assertThat(page.statusCode()).isEqualTo(200);
    return page;
  }

  @Test
  void whoever_reads_the_log_sees_everything() {
    assertThat(open("sight-full").body())
        .contains("1 restricted, 1 not")
        .contains("Administrators by role", "Managed lists near 500")
        .contains("Commands in the last 30 days", "Last entries of the audit log");
  }

  @Test
  void whoever_does_not_read_the_log_sees_none_of_it() {
    assertThat(open("sight-pfa").body())
        .contains("Administrators by role")
        .doesNotContain("Commands in the last 30 days", "Last entries of the audit log");
  }

  @Test
  void whoever_sees_no_others_sees_the_counts_that_the_API_gives_them() {
    assertThat(open("sight-pa").body())
        .contains("1 restricted, 1 not")
        .doesNotContain("Administrators by role", "Managed lists near 500", "Last entries");
  }

  @Test
  void commands_are_counted_on_the_day_of_whoever_looks() {
    String partner = "sight-days";
    Instant noon = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(60));
    History history = partner(partner);
    history
        .add(user(partner, "sight-reader", "Reader"))
        .add(granted(partner, "sight-reader", Role.READ_ONLY_ADMIN))
        .every(Duration.between(history.last().decided(), noon))
        .add(user(partner, "sight-new", "New"))
        .every(Duration.ofHours(4))
        .add(rejection(partner))
        .every(Duration.ofHours(7)) // the next day in UTC+1 already, and not yet in UTC
        .add(rejection(partner));
    topic.send(history.events());
    assertThat(api.getAt(history.position(), "/v1/partners/" + partner).status()).isEqualTo(200);

    Browser browser = Browser.of(api, "sight-reader");
    String page = browser.open("/console/partners/" + partner).body();
    assertThat(page).contains("3 commands, 2 of them rejected");
    assertThat(page).containsPattern(row(noon, ZoneOffset.UTC, 3, 2));
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    String inBerlin =
        browser.open("/console/partners/" + partner, "Cookie", "mandate_zone=" + berlin).body();
    assertThat(inBerlin).containsPattern(row(noon, berlin, 2, 1));
    assertThat(inBerlin).containsPattern(row(noon.plus(Duration.ofDays(1)), berlin, 1, 1));
  }

  private static CommandRejected rejection(String partner) {
    return new CommandRejected(
        partner, "GrantRole", RejectionCode.INVALID, "no such role", new JsonText("{}"));
  }

  /** A row of the table that says the same as the chart. */
  private static String row(Instant day, ZoneId zone, int commands, int rejections) {
    String date =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
            .withLocale(Locale.UK)
            .withZone(zone)
            .format(day);
    String cell = "\\s*<td[^>]*>%d</td>";
    return ">" + date + "</th>" + cell.formatted(commands) + cell.formatted(rejections);
  }
}
