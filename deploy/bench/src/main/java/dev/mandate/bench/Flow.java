package dev.mandate.bench;

import dev.mandate.bench.Population.Person;
import java.time.Duration;
import java.util.BitSet;
import java.util.Map;
import java.util.Random;

/**
 * Commands about a population at a fixed rate: the restricted mode of any customer is switched on
 * and off, and now and then a customer's own administrator loses the role and gets it back.
 */
final class Flow {
  /** One in so many commands revokes a role. */
  private static final int REVOCATIONS = 50;

  private final Upstream upstream;
  private final Population population;
  private final RevocationProbe probe;
  private final Random random = new Random(5);
  private final BitSet off = new BitSet();
  private final Latencies toResult = new Latencies();
  private int count;

  Flow(Upstream upstream, Population population, RevocationProbe probe) {
    this.upstream = upstream;
    this.population = population;
    this.probe = probe;
  }

  /** From when a command was due until its result was here. */
  Latencies toResult() {
    return toResult;
  }

  /** Sends commands for a while, and waits until all are decided and seen. */
  void run(double perSecond, Duration length) throws InterruptedException {
    Schedule schedule = new Schedule(perSecond, length, 0);
    for (long due = schedule.next(); due != -1; due = schedule.next()) {
      long since = due;
      if (count++ % REVOCATIONS == 0) {
        revoke(since);
      } else {
        upstream.send(toggle(), _ -> {}, decided -> toResult.record(decided - since));
      }
    }
    upstream.awaitResults();
    probe.await();
  }

  private Command toggle() {
    int number = random.nextInt(population.size());
    Person person = population.person(number);
    off.flip(number);
    return new Command(
        population.prefix() + "-flow-" + count,
        "SetRestrictedMode",
        person.partner(),
        Map.of("customerId", person.customer(), "enabled", !off.get(number)));
  }

  /** Whoever loses the role gets it back once the loss was seen. */
  private void revoke(long due) {
    int number = (count / REVOCATIONS) % population.size();
    Person person = population.person(number);
    String id = population.prefix() + "-revoke-" + count;
    upstream.send(
        Population.revokeOwner(id, person),
        onTopic ->
            probe.watch(
                person, onTopic, () -> upstream.send(Population.grantOwner(id + "-back", person))),
        decided -> toResult.record(decided - due));
  }
}
