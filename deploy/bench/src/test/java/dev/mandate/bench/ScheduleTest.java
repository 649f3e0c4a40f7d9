package dev.mandate.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  @Test
  void a_request_that_is_sent_late_was_still_due_in_time() {
    Schedule schedule = new Schedule(1_000, Duration.ofMillis(50), 0);
    long first = schedule.next();
    spendUntil(first + Duration.ofMillis(20).toNanos());

    long last = first;
    int count = 1;
    for (long due = schedule.next(); due != -1; due = schedule.next()) {
      assertThat(due - last).isBetween(999_000L, 1_001_000L);
      assertThat(due).isLessThanOrEqualTo(System.nanoTime());
      last = due;
      count++;
    }

    assertThat(count).isEqualTo(50);
  }

  private static void spendUntil(long instant) {
    while (System.nanoTime() - instant < 0) {
      Thread.onSpinWait();
    }
  }
}
