package dev.mandate.access.authzen;

import dev.mandate.access.http.BadRequestException;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which page of a search is asked for.
 *
 * @param asked whether pages are asked for at all
 * @param limit how many results it has at most
 * @param token where it begins, or null for the first
 */
record PageRequest(boolean asked, int limit, @Nullable PageToken token) {
  /** Of whoever names no limit: everything. */
  static final int UNLIMITED = Integer.MAX_VALUE;

  private static final BigInteger MAX = BigInteger.valueOf(UNLIMITED);

  /**
   * Reads what a request says.
   *
   * @param search the canonical text of the search
   * @throws BadRequestException if the limit is no natural number, or the token none of this search
   */
  static PageRequest read(ObjectNode body, String search) {
    ObjectNode page = Json.object(body, "page", "page");
    if (page == null) {
      return new PageRequest(false, UNLIMITED, null);
    }
    Json.object(page, "properties", "page.properties");
    String text = Json.text(page, "token", "page.token");
    PageToken token = text == null || text.isEmpty() ? null : PageToken.decode(text, search);
    JsonNode limit = Json.value(page, "limit");
    if (limit == null) {
      return new PageRequest(true, token == null ? UNLIMITED : token.limit(), token);
    }
    return new PageRequest(true, limit(limit), token);
  }

  /** The last result of the page before; everything comes after the empty text. */
  String after() {
    return token == null ? "" : token.after();
  }

  /** How many results to fetch: one more than the page has, to see whether another follows. */
  long fetchSize() {
    return limit + 1L;
  }

  private static int limit(JsonNode limit) {
    boolean natural =
        limit.isNumber() && limit.canConvertToExactIntegral() && limit.decimalValue().signum() >= 0;
    if (!natural) {
      throw new BadRequestException("page.limit has to be a number: 0, 1, 2, …");
    }
    return limit.bigIntegerValue().min(MAX).intValue();
  }
}
