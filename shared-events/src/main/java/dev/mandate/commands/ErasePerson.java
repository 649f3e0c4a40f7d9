package dev.mandate.commands;

import dev.mandate.policy.Id;
import org.jspecify.annotations.Nullable;

/**
 * Erases the names and mail addresses of a user of the partner or of one of its customers, for good
 * and everywhere. Whatever else the user is and did stays.
 */
public record ErasePerson(@Id String partnerId, @Id String userId, @Nullable String reason)
    implements Command {}
