package dev.mandate.verify;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Starts the tool. It ends with 0 if all holds, 1 if not, 2 if it was called wrongly. */
final class Main {
  private static final int FAILED = 1;
  private static final int WRONG_CALL = 2;

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  private static int run(String[] arguments) {
    try {
      Findings findings = new Findings(System.out::println);
      new Verification(CommandLine.parse(arguments), findings).run();
      return findings.conclude() ? 0 : FAILED;
    } catch (UsageException e) {
      System.err.println("verify: " + e.getMessage() + "; see --help");
      return WRONG_CALL;
    } catch (IOException | UncheckedIOException e) {
      System.err.println("verify: " + e);
      return WRONG_CALL;
    }
  }
}
