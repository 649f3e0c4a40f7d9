package dev.mandate.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Questions about anybody, over several connections at once. */
record HttpLoad(Target target, Population population, int connections) {
  /**
   * What a load showed.
   *
   * @param perSecond answers per second
   */
  record Figures(Latencies latencies, double perSecond) {
    @Override
    public String toString() {
      return "%.0f/s, %s".formatted(perSecond, latencies);
    }
  }

  /** As many as the service can answer: each connection asks again as soon as it has an answer. */
  Figures saturate(Question question, Duration length) throws InterruptedException {
    return run(question, length, 0);
  }

  /** At a fixed rate over all connections together. */
  Figures at(double perSecond, Question question, Duration length) throws InterruptedException {
    return run(question, length, perSecond / connections);
  }

  private Figures run(Question question, Duration length, double rate) throws InterruptedException {
    Latencies latencies = new Latencies();
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        int number = i;
        all.add(
            threads.submit(
                () -> {
                  ask(question, number, length, rate, latencies);
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("questions could not be asked", e.getCause());
    }
    return new Figures(latencies, latencies.count() * 1e9 / length.toNanos());
  }

  private void ask(Question question, int number, Duration length, double rate, Latencies latencies)
      throws IOException {
    Random random = new Random(number);
    try (HttpConnection connection = new HttpConnection(target)) {
      if (rate > 0) {
        Schedule schedule = new Schedule(rate, length, (double) number / connections);
        for (long due = schedule.next(); due != -1; due = schedule.next()) {
          connection.ask(question.aboutAnybody(population, random));
          latencies.record(System.nanoTime() - due);
        }
      } else {
        long end = System.nanoTime() + length.toNanos();
        for (long now = System.nanoTime(); now - end < 0; ) {
          connection.ask(question.aboutAnybody(population, random));
          long answered = System.nanoTime();
          latencies.record(answered - now);
          now = answered;
        }
      }
    }
  }
}
