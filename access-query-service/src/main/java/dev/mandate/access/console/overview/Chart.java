package dev.mandate.access.console.overview;

import java.util.ArrayList;
import java.util.List;

/**
 * A chart of days as bars, in the units of its view box.
 *
 * @param scale the number that the top line stands for
 */
record Chart(int width, int height, long scale, List<Bar> bars) {
  private static final int STEP = 20;
  private static final int BAR = 14;
  private static final int HEIGHT = 120;

  /**
   * A day.
   *
   * @param x where it is, from the left
   * @param accepted the part of commands that were not rejected
   * @param rejected the part that was, on top of it
   */
  record Bar(Day day, int x, int width, Part accepted, Part rejected) {}

  /** A part of a bar, from the top of the chart. */
  record Part(int y, int height) {}

  static Chart of(List<Day> days) {
    long scale = scale(days.stream().mapToLong(Day::commands).max().orElse(0));
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < days.size(); i++) {
      bars.add(bar(days.get(i), i * STEP + (STEP - BAR) / 2, scale));
    }
    return new Chart(days.size() * STEP, HEIGHT, scale, List.copyOf(bars));
  }

  private static Bar bar(Day day, int x, long scale) {
    int whole = length(day.commands(), scale);
    int rejected = Math.min(whole, length(day.rejections(), scale));
    return new Bar(
        day,
        x,
        BAR,
        new Part(HEIGHT - whole + rejected, whole - rejected),
        new Part(HEIGHT - whole, rejected));
  }

  /** What is there is seen, however little it is. */
  private static int length(long number, long scale) {
    return number == 0 ? 0 : Math.max(2, (int) Math.round((double) HEIGHT * number / scale));
  }

  /** The next round number: 1, 2 or 5 with zeros. */
  static long scale(long most) {
    long power = 1;
    while (true) {
      for (long digit : new long[] {1, 2, 5}) {
        if (digit * power >= most) {
          return digit * power;
        }
      }
      power *= 10;
    }
  }
}
