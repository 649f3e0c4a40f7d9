package dev.mandate.access.console.page;

import dev.mandate.policy.Language;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as one person reads and writes them. */
public final class Times {
  private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
  private static final DateTimeFormatter FIELD_WITH_SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  private final Locale locale;
  private final ZoneId zone;

  /** In a language and a zone. */
  public Times(Language language, ZoneId zone) {
    this.locale = language == Language.CHINESE ? Locale.CHINA : Locale.UK;
    this.zone = zone;
  }

  /** Day and time, to the minute. */
  public String of(Instant instant) {
    return localized(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT))
        .format(instant);
  }

  /** Day and time, to the second, with the zone. */
  public String exact(Instant instant) {
    return localized(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM))
            .format(instant)
        + " "
        + zoneName();
  }

  /** The day. */
  public String day(LocalDate day) {
    return localized(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)).format(day);
  }

  /** What the zone is called. */
  public String zoneName() {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  /** The zone. */
  public ZoneId zone() {
    return zone;
  }

  /** A time as the field of a form shows it. */
  public String field(Instant instant) {
    return FIELD.format(instant.atZone(zone));
  }

  /** The same to the second. */
  public String exactField(Instant instant) {
    return FIELD_WITH_SECONDS.format(instant.atZone(zone));
  }

  /** The time that somebody wrote into the field of a form; null if it is none. */
  public @Nullable Instant read(String text) {
    try {
      return LocalDateTime.parse(text).atZone(zone).toInstant();
    } catch (DateTimeException _) {
      return null;
    }
  }

  private DateTimeFormatter localized(DateTimeFormatter formatter) {
    return formatter.withLocale(locale).withZone(zone);
  }
}
