package dev.mandate.access.personal;

import org.jspecify.annotations.Nullable;

/**
 * An event says what a person is called from now on, or erases all that was said before.
 *
 * @param position of the event
 * @param name the name in lower case; null if names are erased
 * @param key stands for the name as it is in the tables
 */
record NameChange(
    String partnerId, String userId, long position, @Nullable String name, long key) {}
