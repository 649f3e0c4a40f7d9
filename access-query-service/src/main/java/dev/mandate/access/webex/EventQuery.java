package dev.mandate.access.webex;

import dev.mandate.access.audit.AuditFilter;
import dev.mandate.access.audit.AuditLog;
import dev.mandate.access.http.BadRequestException;
import dev.mandate.access.http.Paging;
import dev.mandate.wire.Instants;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which audit events are asked for.
 *
 * @param orgId the organization they are about
 * @param from the earliest instant
 * @param to the instant before which they lie
 * @param actorId who asked for what happened, or null for everybody
 * @param categories of what kind they are, or null for every kind
 * @param max how many a page has at most
 */
record EventQuery(
    String orgId,
    Instant from,
    Instant to,
    @Nullable String actorId,
    @Nullable Set<Category> categories,
    int max) {
  private static final int LARGEST_PAGE = 200;

  EventQuery {
    if (max < 1 || max > LARGEST_PAGE) {
      throw new BadRequestException("max has to be 1 to " + LARGEST_PAGE);
    }
    if (from.isAfter(to)) {
      throw new BadRequestException("from has to be no later than to");
    }
  }

  /** What to look for in the audit log, if that is the organization. */
  AuditFilter filter(Organization organization) {
    return new AuditFilter(
        organization.partnerId(),
        organization.customerId(),
        actorId,
        null,
        null,
        null,
        from,
        to,
        null,
        EventKinds.in(categories));
  }

  /** Which part of it. */
  Paging paging(int size, @Nullable String cursor) {
    return Paging.of(size, cursor, AuditLog.KEY_LENGTH, "webex", this);
  }

  /** The {@code Link} to the page that a cursor brings: the address of the call with everything. */
  String next(String address, String cursor) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("orgId", orgId);
    parameters.put("from", Instants.format(from));
    parameters.put("to", Instants.format(to));
    if (actorId != null) {
      parameters.put("actorId", actorId);
    }
    if (categories != null) {
      parameters.put(
          "eventCategories",
          categories.stream().map(Category::name).collect(Collectors.joining(",")));
    }
    parameters.put("max", Integer.toString(max));
    parameters.put("cursor", cursor);
    return parameters.entrySet().stream()
        .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
        .collect(Collectors.joining("&", "<" + address + "?", ">; rel=\"next\""));
  }

  /** Also without commas: naive clients take them for the end of a link. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
