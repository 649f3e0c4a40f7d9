package dev.mandate.access.webex;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user of the partner with a customer on its list.
 *
 * @param displayName its name; empty if that was erased
 * @param lastName the last word of the display name; null if that has only one
 * @param emails its address; none if that was erased
 * @param roleInCustomerOrg always {@link #ROLE}
 */
record PartnerAdmin(
    String id,
    String displayName,
    String firstName,
    @Nullable String lastName,
    List<String> emails,
    String roleInCustomerOrg) {
  /**
   * In a customer on its list, a partner administrator is taken for a full administrator. It is the
   * only value that the public description of the API shows, so the one that tools know.
   */
  static final String ROLE = "id_full_admin";

  /** Makes two names of the one that we know. */
  static PartnerAdmin of(String id, String displayName, @Nullable String email) {
    String name = displayName.strip();
    int blank = name.lastIndexOf(' ');
    return new PartnerAdmin(
        id,
        displayName,
        blank < 0 ? name : name.substring(0, blank).strip(),
        blank < 0 ? null : name.substring(blank + 1),
        email == null ? List.of() : List.of(email),
        ROLE);
  }
}
