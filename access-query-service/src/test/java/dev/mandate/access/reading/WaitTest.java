package dev.mandate.access.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whoever waits is woken by progress. */
class WaitTest {
  @Test
  void an_answer_that_is_there_is_not_waited_for() {
    assertThat(Wait.until(new Progress(), () -> "here")).isEqualTo("here");
  }

  @Test
  void progress_between_looking_and_waiting_is_not_missed() {
    Progress progress = new Progress();
    AtomicInteger looks = new AtomicInteger();
    long start = System.nanoTime();
    String answer =
        Wait.until(
            progress,
            () -> {
              progress.advanced(); // as if it happened right after this look
              return looks.incrementAndGet() < 1000 ? null : "here";
            });
    assertThat(answer).isEqualTo("here");
    assertThat(System.nanoTime() - start).isLessThan(4_000_000_000L);
  }

  @Test
  void progress_wakes_those_who_wait() throws InterruptedException {
    Progress progress = new Progress();
    CountDownLatch looked = new CountDownLatch(1);
    AtomicInteger value = new AtomicInteger();
    Thread other =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    looked.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  value.set(1);
                  progress.advanced();
                });
    Integer answer =
        Wait.until(
            progress,
            () -> {
              int seen = value.get();
              looked.countDown();
              return seen == 0 ? null : seen;
            });
    assertThat(answer).isEqualTo(1);
    other.join();
  }
}
