package dev.mandate.system;

import dev.mandate.system.oracle.Command;
import dev.mandate.system.oracle.Command.Identity;
import dev.mandate.system.oracle.Oracle;
import dev.mandate.system.oracle.PolicyTables;
import dev.mandate.system.oracle.Verdict;
import dev.mandate.system.stack.CommandProducer;
import dev.mandate.system.stack.Repository;
import dev.mandate.system.stack.ResultCollector;
import dev.mandate.system.stack.Stack;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All commands that a test sends, with what must become of them. */
final class Load implements AutoCloseable {
  static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Logger LOG = LoggerFactory.getLogger(Load.class);

  private final Oracle oracle = new Oracle(new PolicyTables(Repository.folder()));
  private final long seed;
  private final RandomCommands commands;
  private final CommandProducer producer;
  private final ResultCollector results;
  private final Map<Identity, Integer> sent = new LinkedHashMap<>();

  /**
   * @param stack has a command service, which makes the topics
   * @param name keeps apart what this load is about
   */
  Load(Stack stack, String name, Map<String, Integer> kinds, int partners, int poolSize) {
    seed = Long.getLong("mandate.seed", System.nanoTime());
    LOG.info("{}: repeat it with -Dmandate.seed={}", name, seed);
    commands = new RandomCommands(seed, name, kinds, partners, poolSize, oracle);
    producer = stack.newProducer();
    results = stack.results();
  }

  /** Sends what the random commands build upon, and waits for its results. */
  int open() {
    List<Command> opening = opening();
    send(opening);
    awaitResults();
    return opening.size();
  }

  /** Makes what the random commands build upon; it is not sent yet, and all of it is accepted. */
  List<Command> opening() {
    return commands.opening();
  }

  /** Makes random commands, which are not sent yet. */
  List<Command> next(int count) {
    return commands.next(count);
  }

  /** Makes customers for somebody whose managed list is to become full, which are not sent yet. */
  List<Command> hoard(int count) {
    return commands.hoard(count);
  }

  void send(List<Command> batch) {
    batch.forEach(command -> sent.merge(command.identity(), 1, Integer::sum));
    producer.send(batch);
  }

  /** Waits until each command has a result for every time it was sent. */
  void awaitResults() {
    results.await(sent, LIMIT);
  }

  /** Waits until so many of these commands have a result. */
  void awaitResultsOf(List<Command> batch, int count) {
    results.awaitSome(batch.stream().map(Command::identity).distinct().toList(), count, LIMIT);
  }

  /** Waits until so many more commands have a result than do now. */
  void awaitMoreResults(int count) {
    results.awaitMoreOf(source(), count, LIMIT);
  }

  /** How often each command was sent. */
  Map<Identity, Integer> sent() {
    return sent;
  }

  /** What all that is random here follows from. */
  long seed() {
    return seed;
  }

  Oracle oracle() {
    return oracle;
  }

  String source() {
    return commands.source();
  }

  Set<String> partners() {
    return oracle.positions().keySet();
  }

  /** A line about what the load is made of. */
  String summary() {
    Collection<Verdict> all = oracle.verdicts().values();
    return "%d commands sent, %d of them different: %d with effect, %d without, %d rejected"
        .formatted(
            sent.values().stream().mapToInt(Integer::intValue).sum(),
            all.size(),
            all.stream().filter(Verdict::hasEffect).count(),
            all.stream().filter(v -> v.isAccepted() && !v.hasEffect()).count(),
            all.stream().filter(v -> !v.isAccepted()).count());
  }

  @Override
  public void close() {
    producer.close();
  }
}
