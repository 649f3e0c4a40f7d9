package dev.mandate.access.changes;

/** The read model has an event's entry, but not the event: the entry is older than the keeping. */
final class NotKeptException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotKeptException(long position) {
    super(
        """
        The event at position %d was taken in before events were kept. The operator has to make \
        the read model again from the topic; migration V2 says how.\
        """
            .formatted(position));
  }
}
