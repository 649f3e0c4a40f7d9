package dev.mandate.access.console.page;

import dev.mandate.access.console.ConsoleController;
import dev.mandate.access.console.door.ConsolePaths;
import dev.mandate.policy.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** Keeps in people's browsers how they like to see pages. */
@ConsoleController
class PreferencesController {
  private static final Duration A_YEAR = Duration.ofDays(365);

  /** A page of the console, and nothing that a browser could take for another site. */
  private static final Pattern OWN_PAGE =
      Pattern.compile(Pattern.quote(ConsolePaths.ROOT) + "([/?][\\x21-\\x5b\\x5d-\\x7e]*)?");

  @PostMapping(ConsolePaths.ROOT + "/preferences")
  RedirectView keep(
      @RequestParam(required = false) @Nullable Language language,
      @RequestParam(required = false) @Nullable Theme theme,
      @RequestParam(required = false) @Nullable Boolean utc,
      @RequestParam(defaultValue = ConsolePaths.ROOT) String to,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (language != null) {
      keep(Preferences.LANGUAGE, language.tag(), request, response);
    }
    if (theme != null) {
      keep(Preferences.THEME, theme.key(), request, response);
    }
    if (utc != null) {
      keep(Preferences.UTC, utc ? "yes" : "no", request, response);
    }
    RedirectView back = new RedirectView(OWN_PAGE.matcher(to).matches() ? to : ConsolePaths.ROOT);
    back.setExpandUriTemplateVariables(false);
    return back;
  }

  private static void keep(
      String name, String value, HttpServletRequest request, HttpServletResponse response) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(name, value)
            .path("/")
            .maxAge(A_YEAR)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .build()
            .toString());
  }
}
