package dev.mandate.access.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.policy.Language;
import jakarta.servlet.http.Cookie;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** How somebody likes to see pages. */
class PreferencesTest {
  private final MockHttpServletRequest request = new MockHttpServletRequest();

  @Test
  void whoever_has_chosen_nothing_gets_what_the_browser_prefers() {
    request.addHeader("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5");
    assertThat(Preferences.of(request))
        .isEqualTo(new Preferences(Language.CHINESE, Theme.SYSTEM, ZoneOffset.UTC, false));
  }

  @Test
  void what_was_chosen_counts() {
    request.addHeader("Accept-Language", "zh-CN");
    request.setCookies(
        new Cookie("mandate_language", "en"),
        new Cookie("mandate_theme", "dark"),
        new Cookie("mandate_zone", "Europe/Berlin"),
        new Cookie("mandate_utc", "yes"));
    Preferences preferences = Preferences.of(request);
    assertThat(preferences)
        .isEqualTo(new Preferences(Language.ENGLISH, Theme.DARK, ZoneId.of("Europe/Berlin"), true));
    assertThat(preferences.shownZone()).isEqualTo(ZoneOffset.UTC);
  }

  @Test
  void what_makes_no_sense_is_not_there() {
    request.setCookies(
        new Cookie("mandate_language", "tlh"),
        new Cookie("mandate_theme", "plaid"),
        new Cookie("mandate_zone", "Middle/Earth"));
    assertThat(Preferences.of(request))
        .isEqualTo(new Preferences(Language.ENGLISH, Theme.SYSTEM, ZoneOffset.UTC, false));
  }
}
