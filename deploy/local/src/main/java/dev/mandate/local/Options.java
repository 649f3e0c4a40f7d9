package dev.mandate.local;

/**
 * What the launcher is asked on its command line.
 *
 * @param fresh whether all data of earlier starts are deleted first
 * @param empty whether the sample partner stays away
 */
record Options(boolean fresh, boolean empty) {
  /** Reads {@code --fresh} and {@code --empty}; anything else fails. */
  static Options parse(String... arguments) {
    boolean fresh = false;
    boolean empty = false;
    for (String argument : arguments) {
      switch (argument) {
        case "--fresh" -> fresh = true;
        case "--empty" -> empty = true;
        default ->
            throw new LocalServerException(
                "Unknown option %s; there are --fresh and --empty.".formatted(argument));
      }
    }
    return new Options(fresh, empty);
  }
}
