package dev.mandate.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A language that the tables speak. */
public enum Language {
  /** What whoever asks for no language, or for none of these, gets. */
  ENGLISH(Locale.ENGLISH),
  /** Simplified, whatever the region. */
  CHINESE(Locale.CHINESE);

  private static final List<Locale> LOCALES = Arrays.stream(values()).map(l -> l.locale).toList();

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  /** The best one for an Accept-Language header: RFC 4647 lookup, by the weights it gives. */
  public static Language accepted(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.isBlank()) {
      return ENGLISH;
    }
    try {
      Locale found = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), LOCALES);
      return CHINESE.locale.equals(found) ? CHINESE : ENGLISH;
    } catch (IllegalArgumentException _) { // nobody is refused an answer over its language
      return ENGLISH;
    }
  }

  /** The label in this language. */
  public String label(String english, String chinese) {
    return this == ENGLISH ? english : chinese;
  }

  /** Its tag. */
  public String tag() {
    return locale.toLanguageTag();
  }
}
