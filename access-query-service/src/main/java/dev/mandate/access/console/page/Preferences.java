package dev.mandate.access.console.page;

import dev.mandate.policy.Language;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.WebUtils;

/**
 * How somebody likes to see pages. Their browser keeps it in cookies, which say nothing about them
 * and open nothing; what a cookie says that makes no sense is not there.
 *
 * @param language what they chose, else what their browser prefers
 * @param zone that of their browser, once a script has told it
 * @param inUtc whether they want to see times in UTC all the same
 */
public record Preferences(Language language, Theme theme, ZoneId zone, boolean inUtc) {
  static final String LANGUAGE = "mandate_language";
  static final String THEME = "mandate_theme";

  /** The script of the console writes this one. */
  static final String ZONE = "mandate_zone";

  static final String UTC = "mandate_utc";

  /** Those of whoever sent a request. */
  public static Preferences of(HttpServletRequest request) {
    return new Preferences(
        language(request),
        theme(cookie(request, THEME)),
        zone(cookie(request, ZONE)),
        "yes".equals(cookie(request, UTC)));
  }

  /** The zone that times are shown in. */
  public ZoneId shownZone() {
    return inUtc ? ZoneOffset.UTC : zone;
  }

  private static Language language(HttpServletRequest request) {
    String chosen = cookie(request, LANGUAGE);
    return Arrays.stream(Language.values())
        .filter(language -> language.tag().equals(chosen))
        .findFirst()
        .orElseGet(() -> Language.accepted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
  }

  private static Theme theme(@Nullable String key) {
    return Arrays.stream(Theme.values())
        .filter(theme -> theme.key().equals(key))
        .findFirst()
        .orElse(Theme.SYSTEM);
  }

  private static ZoneId zone(@Nullable String id) {
    try {
      return id == null ? ZoneOffset.UTC : ZoneId.of(id);
    } catch (DateTimeException _) {
      return ZoneOffset.UTC;
    }
  }

  private static @Nullable String cookie(HttpServletRequest request, String name) {
    Cookie cookie = WebUtils.getCookie(request, name);
    return cookie == null ? null : cookie.getValue();
  }
}
