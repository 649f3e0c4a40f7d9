package dev.mandate.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
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
  Figures saturate(Question question, Duration length) {
    Latencies latencies = new Latencies();
    try (Saturation saturation =
        new Saturation(target, connections, question.aboutMany(population), latencies)) {
      saturation.run(length);
    } catch (IOException e) {
      throw new UncheckedIOException("questions could not be asked", e);
    }
    return figures(latencies, length);
  }

  /** At a fixed rate over all connections together. */
  Figures at(double perSecond, Question question, Duration length) throws InterruptedException {
    byte[][] requests = question.aboutMany(population);
    Latencies latencies = new Latencies();
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        int number = i;
        Schedule schedule =
            new Schedule(perSecond / connections, length, (double) number / connections);
        all.add(
            threads.submit(
                () -> {
                  ask(requests, new Random(number), schedule, latencies);
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("questions could not be asked", e.getCause());
    }
    return figures(latencies, length);
  }

  private void ask(byte[][] requests, Random random, Schedule schedule, Latencies latencies)
      throws IOException {
    try (HttpConnection connection = new HttpConnection(target)) {
      for (long due = schedule.next(); due != -1; due = schedule.next()) {
        connection.ask(requests[random.nextInt(requests.length)]);
        latencies.record(System.nanoTime() - due);
      }
    }
  }

  private static Figures figures(Latencies latencies, Duration length) {
    return new Figures(latencies, latencies.count() * 1e9 / length.toNanos());
  }
}
