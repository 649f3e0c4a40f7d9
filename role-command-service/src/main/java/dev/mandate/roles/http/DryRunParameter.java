package dev.mandate.roles.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Whether a command is only tried. What is unclear is refused: it must never be done for real. */
enum DryRunParameter {
  ON,
  OFF,
  UNCLEAR;

  /** Reads the query only: asking the request for parameters could consume the command. */
  static DryRunParameter of(HttpServletRequest request) {
    List<@Nullable String> values =
        ServletUriComponentsBuilder.fromRequest(request).build().getQueryParams().get("dryRun");
    if (values == null) {
      return OFF;
    }
    if (values.size() != 1 || values.getFirst() == null) {
      return UNCLEAR;
    }
    return switch (values.getFirst()) {
      case "true" -> ON;
      case "false" -> OFF;
      default -> UNCLEAR;
    };
  }
}
