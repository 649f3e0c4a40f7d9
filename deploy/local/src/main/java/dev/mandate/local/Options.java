package dev.mandate.local;

/**
 * What the launcher is asked on its command line.
 *
 * @param fresh whether all data of earlier starts are deleted first
 * @param empty whether the sample partner stays away
 * @param record whether to start and stop once, aside, to record what makes later starts faster;
 *     for the script, which does that after a build
 */
record Options(boolean fresh, boolean empty, boolean record) {
  /** Reads the options; anything that is none fails. */
  static Options parse(String... arguments) {
    boolean fresh = false;
    boolean empty = false;
    boolean record = false;
    for (String argument : arguments) {
      switch (argument) {
        case "--fresh" -> fresh = true;
        case "--empty" -> empty = true;
        case "--record" -> record = true;
        default ->
            throw new LocalServerException(
                "Unknown option %s; there are --fresh and --empty.".formatted(argument));
      }
    }
    return new Options(fresh, empty, record);
  }
}
