package dev.mandate.access.webex;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ids as clients of Webex may write them. Ours are plain, and so are all that we answer with:
 * clients take ids for opaque text. Whoever kept the form of Webex around one of ours, the base64
 * of {@code ciscospark://us/PEOPLE/<id>}, is understood as well.
 */
enum WebexId {
  ORGANIZATION,
  PEOPLE;

  private final Pattern address = Pattern.compile("ciscospark://[^/]+/" + name() + "/([^/]+)");

  /** The plain id; a text that is not of the form of Webex is one already. */
  String plain(String text) {
    try {
      String decoded = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
      Matcher matcher = address.matcher(decoded);
      return matcher.matches() ? matcher.group(1) : text;
    } catch (IllegalArgumentException _) { // no base64
      return text;
    }
  }
}
