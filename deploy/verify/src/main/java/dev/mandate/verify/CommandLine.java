package dev.mandate.verify;

import dev.mandate.proof.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What the tool is asked to do.
 *
 * @param export the file with the entries
 * @param manifest what it is said to be, and the checkpoints of its logs
 * @param proof what shows that its entries are in the logs
 * @param keys whose signatures count
 * @param kept checkpoints that were kept from earlier, which have to fit
 * @param wantsAll whether nothing may be left out of a log
 */
record CommandLine(
    Path export,
    Path manifest,
    Path proof,
    List<VerifierKey> keys,
    List<Path> kept,
    boolean wantsAll) {
  private static final int FILES = 3;

  /**
   * Reads the arguments.
   *
   * @throws UsageException if they make no sense
   */
  static CommandLine parse(String[] arguments) throws IOException {
    List<VerifierKey> keys = new ArrayList<>();
    List<Path> kept = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    boolean wantsAll = false;
    Deque<String> rest = new ArrayDeque<>(List.of(arguments));
    while (!rest.isEmpty()) {
      String argument = rest.pop();
      switch (argument) {
        case "--key" -> keys.add(key(value(rest, argument)));
        case "--checkpoint" -> kept.add(file(value(rest, argument)));
        case "--complete" -> wantsAll = true;
        default -> files.add(file(argument));
      }
    }
    if (files.size() != FILES) {
      throw new UsageException("it takes three files: an export, its manifest and its proof");
    }
    if (keys.isEmpty()) {
      throw new UsageException("without --key nobody can tell whose signatures count");
    }
    return new CommandLine(
        files.get(0), files.get(1), files.get(2), List.copyOf(keys), List.copyOf(kept), wantsAll);
  }

  private static String value(Deque<String> rest, String option) {
    if (rest.isEmpty()) {
      throw new UsageException(option + " lacks its value");
    }
    return rest.pop();
  }

  private static VerifierKey key(String text) {
    try {
      return VerifierKey.of(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--key: " + e.getMessage());
    }
  }

  private static Path file(String name) {
    if (name.startsWith("-")) {
      throw new UsageException("there is no option " + name);
    }
    Path file = Path.of(name);
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new UsageException("there is no file " + name + " that can be read");
    }
    return file;
  }
}
