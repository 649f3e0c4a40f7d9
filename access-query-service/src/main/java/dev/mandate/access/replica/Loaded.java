package dev.mandate.access.replica;

import java.util.Map;

/**
 * A replica as the tables make it, and where the events go on.
 *
 * @param replica the replica
 * @param offsets the stored offset by partition; one that is missing begins at its beginning
 */
record Loaded(Replica replica, Map<Integer, Long> offsets) {}
