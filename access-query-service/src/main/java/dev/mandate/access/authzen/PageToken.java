package dev.mandate.access.authzen;

import dev.mandate.access.http.BadRequestException;
import dev.mandate.access.http.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;

/**
 * Where the next page of a search begins, and the moment that all its pages are about. It is no
 * secret, and who forges one only asks another question; but it carries a fingerprint of itself and
 * of its search, because it means nothing in another one.
 *
 * @param position the position of the partner's history
 * @param instant the time of the first page, at which roles have run out or have not
 * @param limit how long the page before was meant to be, which holds for the next one too
 * @param after the last result of the page before
 */
record PageToken(long position, Instant instant, int limit, String after) {
  private static final String SEPARATOR = "\n"; // is in no id and no name
  private static final Instant FAR_FUTURE = Instant.parse("9999-01-01T00:00:00Z");
  private static final int PARTS = 5;

  /** The token as text, for this search. */
  String encode(String search) {
    String content = content();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            (content + SEPARATOR + fingerprint(content, search)).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The token that was given for this search.
   *
   * @throws BadRequestException if it was given for another one, or not at all
   */
  static PageToken decode(String token, String search) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      List<String> parts = List.of(text.split(SEPARATOR, -1));
      if (parts.size() == PARTS) {
        PageToken read =
            new PageToken(
                Long.parseLong(parts.get(0)),
                Instant.EPOCH.plus(Long.parseLong(parts.get(1)), ChronoUnit.MICROS),
                Integer.parseInt(parts.get(2)),
                parts.get(3));
        if (parts.get(4).equals(fingerprint(read.content(), search)) && read.isPossible()) {
          return read;
        }
      }
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException _) {
      // Something that this service never wrote; the answer is the same.
    }
    throw new BadRequestException(
        "page.token is none of this search; send the next_token of its page before, or none");
  }

  private String content() {
    return String.join(
        SEPARATOR,
        Long.toString(position),
        Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, instant)),
        Integer.toString(limit),
        after);
  }

  /** Whether the database can be asked for it: a fingerprint can be forged. */
  private boolean isPossible() {
    return position >= 0
        && limit >= 0
        && !instant.isBefore(Instant.EPOCH)
        && instant.isBefore(FAR_FUTURE)
        && after.indexOf('\0') < 0;
  }

  private static String fingerprint(String content, String search) {
    return Fingerprint.of(content + SEPARATOR + search);
  }
}
