package dev.mandate.access.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items the part
 * @param nextCursor brings the next part, or null if this is the last
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {}
