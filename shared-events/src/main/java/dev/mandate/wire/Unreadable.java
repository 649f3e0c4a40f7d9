package dev.mandate.wire;

import org.jspecify.annotations.Nullable;

/**
 * A record that is no command. It becomes a dead letter; if its identity can be read, its sender
 * also gets a result.
 *
 * @param detail what is wrong, without quoting the record
 * @param id the {@code id} attribute, if it can be read
 * @param source the {@code source} attribute, if it can be read
 * @param correlationId what ties messages together, if it can be read
 */
public record Unreadable(
    String detail, @Nullable String id, @Nullable String source, @Nullable String correlationId)
    implements Received {}
