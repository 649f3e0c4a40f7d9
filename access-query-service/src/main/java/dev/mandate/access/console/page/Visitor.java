package dev.mandate.access.console.page;

import dev.mandate.web.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Who looks at a page. Controllers take it as an argument.
 *
 * @param person who it is; what they may read, {@link
 *     dev.mandate.access.permission.ReadPermissions} decides
 * @param name what they are called
 * @param organization theirs; null if they hold no role in any
 * @param atLeast the position of their last change: what they see has to know it
 */
public record Visitor(
    Caller.Person person, String name, @Nullable Organization organization, long atLeast) {
  /** The id of the partner that is theirs, or null if none is. */
  public @Nullable String partnerId() {
    return organization != null && organization.isPartner() ? organization.partnerId() : null;
  }

  /** The id of the customer that is theirs, or null if none is. */
  public @Nullable String customerId() {
    return organization == null ? null : organization.customerId();
  }
}
