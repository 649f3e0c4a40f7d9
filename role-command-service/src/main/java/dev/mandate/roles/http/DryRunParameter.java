package dev.mandate.roles.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Whether a command is only tried. What is unclear is refused: it must never be done for real. */
enum DryRunParameter {
  ON,
  OFF,
  UNCLEAR;

  /** Reads the query only: asking the request for parameters could consume the command. */
  static DryRunParameter of(HttpServletRequest request) {
    String query = request.getQueryString();
    if (query == null) {
      return OFF;
    }
    List<String> values = new ArrayList<>();
    for (String parameter : query.split("&", -1)) {
      String[] nameAndValue = parameter.split("=", 2);
      try {
        // Decoded, or a trial under an encoded name would be done for real.
        if (decoded(nameAndValue[0]).equals("dryRun")) {
          values.add(nameAndValue.length == 1 ? "" : decoded(nameAndValue[1]));
        }
      } catch (IllegalArgumentException e) {
        return UNCLEAR;
      }
    }
    return of(values);
  }

  private static DryRunParameter of(List<String> values) {
    if (values.isEmpty()) {
      return OFF;
    }
    if (values.size() > 1) {
      return UNCLEAR;
    }
    return switch (values.getFirst()) {
      case "true" -> ON;
      case "false" -> OFF;
      default -> UNCLEAR;
    };
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
