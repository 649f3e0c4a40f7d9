package dev.mandate.access.webex;

import dev.mandate.access.http.BadRequestException;
import dev.mandate.access.http.Text;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Parameters that Webex wants. */
final class Parameters {
  private Parameters() {}

  /**
   * A parameter that has to be there.
   *
   * @throws BadRequestException in the words of Webex, which tools look for
   */
  static String required(String name, @Nullable String value) {
    String text = Text.filter(value);
    if (text == null) {
      throw new BadRequestException(
          "Required request parameter '%s' for method parameter type String is not present"
              .formatted(name));
    }
    return text;
  }

  /** An instant that has to be there. */
  static Instant instant(String name, @Nullable String value) {
    return Text.instant(name, required(name, value));
  }
}
