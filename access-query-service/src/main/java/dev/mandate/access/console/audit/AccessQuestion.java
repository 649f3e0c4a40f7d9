package dev.mandate.access.console.audit;

import dev.mandate.access.console.page.Times;
import dev.mandate.access.http.BadRequestException;
import dev.mandate.access.http.Text;
import dev.mandate.access.review.AccessReview;
import dev.mandate.access.review.Reviewed;
import dev.mandate.policy.Level;
import dev.mandate.policy.OrgType;
import dev.mandate.wire.Instants;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who could do something, as a form asks it.
 *
 * @param capability the unique name of a capability, or the key of a setting; empty before anything
 *     is asked
 * @param customer the customer that it is about; null if it is about the partner itself
 * @param level the least that somebody could do to be named
 * @param at a day and a time; null for now
 */
record AccessQuestion(
    String capability, @Nullable String customer, Level level, @Nullable String at) {
  /**
   * What the parameters of a request ask.
   *
   * @throws BadRequestException if there is no such level
   */
  static AccessQuestion of(Map<String, String> parameters) {
    String capability = text(parameters, "capability");
    return new AccessQuestion(
        capability == null ? "" : capability,
        text(parameters, "customer"),
        level(text(parameters, "level")),
        text(parameters, "at"));
  }

  private static @Nullable String text(Map<String, String> parameters, String name) {
    String text = Text.filter(parameters.get(name));
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static Level level(@Nullable String name) {
    if (name == null || name.equals(Level.READ_ONLY.name())) {
      return Level.READ_ONLY;
    }
    if (name.equals(Level.FULL.name())) {
      return Level.FULL;
    }
    throw new BadRequestException("level has to be READ_ONLY or FULL");
  }

  /** Whether anything is asked. */
  public boolean isAsked() {
    return !capability.isEmpty();
  }

  /** Whether organizations of the kind that is asked about have it. */
  public boolean isFitting() {
    return Reviewed.all(customer == null ? OrgType.PARTNER : OrgType.CUSTOMER).stream()
        .anyMatch(reviewed -> reviewed.name().equals(capability));
  }

  /**
   * The same about an organization.
   *
   * @param times how whoever asks reads times
   */
  AccessReview.Question about(String org, Times times) {
    return new AccessReview.Question(capability, org, instant(times), level);
  }

  private @Nullable String instant(Times times) {
    if (at == null) {
      return null;
    }
    Instant instant = times.read(at);
    if (instant == null) {
      throw new BadRequestException("at has to be a day and a time");
    }
    return Instants.format(instant);
  }

  /** An address that asks the same, and something more if it has a value. */
  public String link(String path, String more, @Nullable String value) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("capability", capability);
    if (customer != null) {
      parameters.put("customer", customer);
    }
    parameters.put("level", level.name());
    if (at != null) {
      parameters.put("at", at);
    }
    return Links.to(path, parameters, more, value);
  }
}
