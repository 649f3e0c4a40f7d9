package dev.mandate.access.projection;

/**
 * A record that cannot be taken in, and that nothing behind it in its partition may overtake.
 *
 * @param partition its partition
 * @param offset its offset
 * @param reason what is wrong, without quoting it
 */
record Obstacle(int partition, long offset, String reason) {
  @Override
  public String toString() {
    return "the record at offset %d of partition %d cannot be taken in: %s"
        .formatted(offset, partition, reason);
  }
}
