package dev.mandate.roles.batch;

import static dev.mandate.roles.batch.Commands.provisionCustomer;
import static dev.mandate.roles.batch.Commands.provisionUser;
import static dev.mandate.roles.batch.Commands.register;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.roles.TestDatabase;
import dev.mandate.wire.CommandMessage;
import dev.mandate.wire.CommandResult;
import dev.mandate.wire.CommandResult.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What holds when several instances write at once. */
class ConcurrentBatchesTest {
  private final TestDatabase database = TestDatabase.migrated();

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Test
  void of_two_partners_that_claim_a_new_id_at_once_exactly_one_gets_it() throws Exception {
    TestInstance one = TestInstance.on(database);
    TestInstance other = TestInstance.on(database);
    one.decide(register("p"), register("q"));

    for (int round = 0; round < 30; round++) {
      String id = "c" + round;
      List<CommandResult> results =
          together(
              () -> one.decide(provisionCustomer("p", id)).getFirst(),
              () -> other.decide(provisionCustomer("q", id)).getFirst());

      assertThat(results)
          .extracting(CommandResult::outcome)
          .containsExactlyInAnyOrder(Outcome.ACCEPTED, Outcome.REJECTED);
    }
    assertThat(one.positions("p")).isEqualTo(oneTo(31));
    assertThat(one.positions("q")).isEqualTo(oneTo(31));
  }

  @Test
  void one_command_that_comes_twice_at_once_is_decided_once() throws Exception {
    TestInstance one = TestInstance.on(database);
    TestInstance other = TestInstance.on(database);
    one.decide(register("p"));

    for (int round = 0; round < 30; round++) {
      CommandMessage command = provisionUser("p", "u" + round);
      List<CommandResult> results =
          together(() -> one.decide(command).getFirst(), () -> other.decide(command).getFirst());

      assertThat(results.get(1)).isEqualTo(results.get(0));
    }
    assertThat(one.positions("p")).isEqualTo(oneTo(1 + 30 + 2));
  }

  @Test
  void the_order_of_global_positions_is_the_order_of_commits() throws Exception {
    int writers = 6;
    int batches = 40;
    JdbcTemplate reader = database.jdbc();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> writing = new ArrayList<>();
      for (int w = 0; w < writers; w++) {
        String partner = "p" + w;
        writing.add(threads.submit(() -> write(partner, batches)));
      }
      List<Long> seen = new ArrayList<>();
      long all = writers * (1L + batches + 2);
      while (seen.size() < all) {
        long last = seen.isEmpty() ? 0 : seen.getLast();
        seen.addAll(
            reader.queryForList(
                "select global_position from event where global_position > ? order by 1",
                Long.class,
                last));
      }
      for (Future<?> writer : writing) {
        writer.get();
      }
      // Whoever only ever asks for what is behind the last position it saw has missed nothing.
      assertThat(seen).isEqualTo(oneTo(all));
    }
  }

  private void write(String partner, int batches) {
    TestInstance instance = TestInstance.on(database);
    instance.decide(register(partner));
    IntStream.range(0, batches)
        .forEach(i -> instance.decide(provisionUser(partner, partner + "u" + i)));
  }

  private static List<CommandResult> together(
      Callable<CommandResult> one, Callable<CommandResult> other) throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<CommandResult> first = threads.submit(() -> afterAwait(start, one));
      Future<CommandResult> second = threads.submit(() -> afterAwait(start, other));
      return List.of(first.get(), second.get());
    }
  }

  private static <T> T afterAwait(CyclicBarrier barrier, Callable<T> task) throws Exception {
    barrier.await();
    return task.call();
  }

  private static List<Long> oneTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }
}
