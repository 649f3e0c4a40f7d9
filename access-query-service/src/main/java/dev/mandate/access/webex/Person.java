package dev.mandate.access.webex;

import dev.mandate.access.webex.Organization.Party;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who asked, as last known.
 *
 * @param organization where the person belongs
 * @param email its address, or null if that was never said, or erased
 */
record Person(Party organization, @Nullable String email) {}
