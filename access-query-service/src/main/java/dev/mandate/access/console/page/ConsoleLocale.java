package dev.mandate.access.console.page;

import dev.mandate.access.console.door.ConsolePaths;
import dev.mandate.policy.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** The language of pages is what people chose; that of the API what the header says, as always. */
final class ConsoleLocale implements LocaleResolver {
  private final LocaleResolver others = new AcceptHeaderLocaleResolver();

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    return request.getRequestURI().startsWith(request.getContextPath() + ConsolePaths.ROOT)
        ? locale(Preferences.of(request).language())
        : others.resolveLocale(request);
  }

  static Locale locale(Language language) {
    return Locale.forLanguageTag(language.tag());
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    throw new UnsupportedOperationException("a form of the console sets it");
  }
}
