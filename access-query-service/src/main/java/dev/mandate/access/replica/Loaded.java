package dev.mandate.access.replica;

import java.util.Map;

/**
 * A replica as the tables make it, and where the events go on.
 *
 * @param replica the replica
 * @param tables which tables, as {@link ReplicaLoader#tables} tells them apart
 * @param offsets the stored offset in the topic that is read, by partition; one that is missing
 *     begins at its beginning
 */
record Loaded(Replica replica, long tables, Map<Integer, Long> offsets) {}
