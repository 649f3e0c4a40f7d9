package dev.mandate.local.redrive;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A dead letter as the service lists it; what it could not read is null. */
record Line(
    int partition,
    long offset,
    Instant timestamp,
    @Nullable String key,
    @Nullable String code,
    @Nullable String detail,
    @Nullable String id,
    @Nullable String source,
    @Nullable String type,
    boolean readable) {
  Place place() {
    return new Place(partition, offset);
  }

  /** The line for people. */
  String text() {
    return Stream.of(
            place().toString(),
            timestamp.toString(),
            readable ? "readable" : "unreadable",
            key,
            type,
            source,
            id,
            code,
            detail)
        .map(part -> part == null || part.isEmpty() ? "-" : Printable.of(part))
        .collect(Collectors.joining("  "));
  }
}
