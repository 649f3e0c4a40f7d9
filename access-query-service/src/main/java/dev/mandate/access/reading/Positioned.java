package dev.mandate.access.reading;

/**
 * An answer about a partner.
 *
 * @param position the position of the partner's history that the answer holds for
 * @param answer the answer
 */
public record Positioned<T>(long position, T answer) {}
