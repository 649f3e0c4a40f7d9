package dev.mandate.bench;

import dev.mandate.bench.Population.Person;
import dev.mandate.bench.RevocationProbe.Effect;
import java.time.Duration;
import java.util.BitSet;
import java.util.Map;
import java.util.Random;
import java.util.function.LongConsumer;

/**
 * Commands about a population at a fixed rate: the restricted mode of any customer is switched on
 * and off, and now and then a customer's own administrator loses the role and gets it back.
 */
final class Flow {
  /** One in so many commands revokes a role. */
  private static final int REVOCATIONS = 50;

  private final Target target;
  private final Upstream upstream;
  private final Population population;
  private final Random random = new Random(5);
  private final BitSet off = new BitSet();
  private int count;

  /**
   * What a flow showed.
   *
   * @param perSecond how many commands were sent
   * @param effect what was asked about each revocation
   * @param toResult from when a command was due until its result was here
   * @param toEffect from when Kafka had a revocation until it was in effect
   * @param toDisk from when a small write beside was due until it was durable
   * @param betweenCheckpoints from one checkpoint of an audit log to its next
   */
  record Figures(
      int perSecond,
      Effect effect,
      Latencies toResult,
      Latencies toEffect,
      Latencies toDisk,
      Latencies betweenCheckpoints) {}

  Flow(Target target, Upstream upstream, Population population) {
    this.target = target;
    this.upstream = upstream;
    this.population = population;
  }

  /** Sends commands for a while, and waits until all are decided and every revocation is seen. */
  Figures run(int perSecond, Duration length, Effect effect) throws InterruptedException {
    Latencies toResult = new Latencies();
    try (RevocationProbe probe = new RevocationProbe(target, effect);
        DiskProbe disk = new DiskProbe(target);
        CheckpointProbe checkpoints = new CheckpointProbe(target)) {
      Schedule schedule = new Schedule(perSecond, length, 0);
      for (long due = schedule.next(); due != -1; due = schedule.next()) {
        long since = due;
        if (count++ % REVOCATIONS == 0) {
          revoke(probe, decided -> toResult.record(decided - since));
        } else {
          upstream.send(toggle(), _ -> {}, decided -> toResult.record(decided - since));
        }
      }
      upstream.awaitResults();
      probe.await();
      return new Figures(
          perSecond, effect, toResult, probe.toEffect(), disk.end(), checkpoints.end());
    }
  }

  private Command toggle() {
    int number = random.nextInt(population.size());
    Person person = population.person(number);
    off.flip(number);
    return Command.of(
        "SetRestrictedMode",
        person.partner(),
        Map.of("customerId", person.customer(), "enabled", !off.get(number)));
  }

  /** Whoever loses the role gets it back once the loss was seen. */
  private void revoke(RevocationProbe probe, LongConsumer decided) {
    Person person = population.person((count / REVOCATIONS) % population.size());
    upstream.send(
        Population.revokeOwner(person),
        onTopic -> probe.watch(person, onTopic, () -> upstream.send(Population.grantOwner(person))),
        decided);
  }
}
