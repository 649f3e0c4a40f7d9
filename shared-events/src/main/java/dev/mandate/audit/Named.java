package dev.mandate.audit;

import org.jspecify.annotations.Nullable;

/**
 * Somebody or something that an entry is about.
 *
 * @param id its id
 * @param name what it was called then, or null if that was not known
 */
public record Named(String id, @Nullable String name) {}
