package dev.mandate.local.redrive;

/**
 * Where a dead letter lies.
 *
 * @param partition of the topic of dead letters
 * @param offset in the partition
 */
record Place(int partition, long offset) {
  /** Reads {@code partition/offset}. */
  static Place parse(String text) {
    if (!text.matches("[0-9]{1,9}/[0-9]{1,18}")) {
      throw new UsageException(
          "'%s' is no place of a dead letter; it is partition/offset, such as 0/17"
              .formatted(text));
    }
    String[] parts = text.split("/", 2);
    return new Place(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
  }

  @Override
  public String toString() {
    return partition + "/" + offset;
  }
}
