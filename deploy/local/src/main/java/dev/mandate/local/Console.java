package dev.mandate.local;

import java.util.Locale;

/** What the launcher tells the person who started it: a line per step, with the time since then. */
final class Console {
  private final long start = System.nanoTime();

  void step(String text) {
    double seconds = (System.nanoTime() - start) / 1e9;
    print(String.format(Locale.ROOT, "%6.1f s  %s", seconds, text));
  }

  void print(String text) {
    System.out.println(text);
  }
}
