package dev.mandate.access.replica;

import java.util.Map;

/**
 * A replica as the tables make it, and where the events go on.
 *
 * @param replica the replica
 * @param tables which tables, as {@link ReplicaLoader#tables} tells them apart
 * @param topicId the topic in which they go on
 * @param offsets the stored offset there by partition; one that is missing begins at its beginning
 */
record Loaded(Replica replica, long tables, String topicId, Map<Integer, Long> offsets) {}
