package dev.mandate.access.replica;

import dev.mandate.access.testing.History;
import dev.mandate.events.CustomerAssigned;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.GrantCause;
import dev.mandate.events.PartnerRegistered;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.UserProvisioned;
import dev.mandate.policy.Access;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.Capability;
import dev.mandate.policy.Level;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Role;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long one decision takes, without HTTP: to find how one of 100 000 administrators stands in
 * the customer on their list, and the level of a capability there.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class DecisionBenchmark {
  private static final int PARTNERS = 100;
  private static final int PER_PARTNER = 1_000;
  private static final Instant NOW = Instant.parse("2100-01-01T00:00:00Z");

  private final Replica replica = new Replica();
  private final List<Capability> capabilities = Policy.standard().capabilities();
  private final String[] users = new String[PARTNERS * PER_PARTNER];
  private final String[] customers = new String[users.length];
  private final Access[] access = new Access[users.length];

  /** Makes 100 000 users and customers, and says what they take of the heap. */
  @Setup
  public void fill() {
    for (int i = 0; i < users.length; i++) {
      users[i] = "p%d-u%d".formatted(i / PER_PARTNER, i);
      customers[i] = "p%d-c%d".formatted(i / PER_PARTNER, i);
    }
    long before = usedHeap();
    for (int partner = 0; partner < PARTNERS; partner++) {
      fill("p" + partner, partner * PER_PARTNER);
    }
    System.out.printf(
        "%d users and customers take %.0f MB%n", users.length, (usedHeap() - before) / 1e6);
    Arrays.setAll(access, this::access);
  }

  private void fill(String partner, int first) {
    History history = History.of(partner).add(new PartnerRegistered(partner, "Partner", true));
    for (int i = first; i < first + PER_PARTNER; i++) {
      // Ids of their own, as they come from the topic.
      String user = String.valueOf(users[i].toCharArray());
      String customer = String.valueOf(customers[i].toCharArray());
      history.add(
          new UserProvisioned(partner, user, "Somebody", "somebody@example.org", null),
          new RoleGranted(partner, user, Role.PARTNER_ADMIN, GrantCause.COMMAND, null),
          new CustomerProvisioned(partner, customer, "Customer", user, true),
          new CustomerAssigned(partner, user, customer, AssignmentBasis.PROVISIONED));
    }
    history.events().forEach(replica::apply);
  }

  private static long usedHeap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** The policy alone: a level follows from what somebody's access rests on. */
  @Benchmark
  public Level policy() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return access[random.nextInt(access.length)].level(any(random));
  }

  /** With finding what it rests on. */
  @Benchmark
  public Level decision() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return access(random.nextInt(users.length)).level(any(random));
  }

  private Access access(int number) {
    return Objects.requireNonNull(replica.standing(users[number], customers[number], NOW)).access();
  }

  private Capability any(ThreadLocalRandom random) {
    return capabilities.get(random.nextInt(capabilities.size()));
  }
}
