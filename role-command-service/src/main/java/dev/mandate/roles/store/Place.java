package dev.mandate.roles.store;

import dev.mandate.wire.Provenance;
import java.time.Instant;
import org.axonframework.messaging.MetaData;

/**
 * Where an event stands in its partner's history, fixed when it is decided: the partner is locked
 * from then until the commit, so nothing can come in between.
 *
 * @param position its place: 1, 2, 3, …
 * @param decided when it was decided
 * @param provenance the command it comes from
 */
public record Place(long position, Instant decided, Provenance provenance) {
  private static final String KEY = "place";

  /** As it travels with the event until it is written. */
  public MetaData toMetaData() {
    return MetaData.with(KEY, this);
  }

  static Place from(MetaData metaData) {
    if (metaData.get(KEY) instanceof Place place) {
      return place;
    }
    throw new IllegalStateException("An event was published outside of a batch");
  }
}
