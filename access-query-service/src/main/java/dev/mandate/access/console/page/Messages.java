package dev.mandate.access.console.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The words of all pages: a file for each group of pages and each language, all of them found by
 * their place. There is no language behind the others: what one lacks is a mistake.
 */
final class Messages {
  private static final String FOLDER = "console/messages/";
  private static final String ENGLISH = "_en.properties";

  private Messages() {}

  static ResourceBundleMessageSource all() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasenames(names());
    messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
    messages.setFallbackToSystemLocale(false);
    messages.setAlwaysUseMessageFormat(true);
    return messages;
  }

  private static String[] names() {
    try {
      return Arrays.stream(
              new PathMatchingResourcePatternResolver()
                  .getResources("classpath:" + FOLDER + "*" + ENGLISH))
          .map(file -> Objects.requireNonNull(file.getFilename(), "it is a file"))
          .map(file -> FOLDER + file.substring(0, file.length() - ENGLISH.length()))
          .sorted()
          .toArray(String[]::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
