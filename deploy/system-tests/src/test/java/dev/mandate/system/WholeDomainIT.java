package dev.mandate.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.system.stack.QueryApi;
import dev.mandate.system.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commands of every kind from several partners, and what was so in between. */
@Order(3)
class WholeDomainIT {
  private static final Logger LOG = LoggerFactory.getLogger(WholeDomainIT.class);
  private static final int ROUNDS = 50;
  private static final int COMMANDS_PER_ROUND = 100;
  private static final int SAMPLES_PER_ROUND = 12;

  private final Stack stack = Stack.shared();
  private final Dice dice = new Dice(29);

  @Test
  void R29_every_outcome_every_event_and_access_now_and_then_are_right() {
    stack.commandService();
    List<Sample> samples = new ArrayList<>();
    try (Load load = new Load(stack, "whole-domain", Kinds.ALL, 8, 10);
        QueryApi queries = new QueryApi(stack.queryService())) {
      load.open();
      for (int round = 0; round < ROUNDS; round++) {
        load.send(load.next(COMMANDS_PER_ROUND));
        samples.addAll(samples(load));
      }
      load.awaitResults();
      LOG.info("whole domain: {}; {} samples of access", load.summary(), samples.size());
      new Verification(stack, load).everythingIsAsJudged();

      AccessCheck check = new AccessCheck(queries, load.oracle());
      samples.forEach(check::comparePast);
      samples.stream()
          .map(sample -> Stream.of(sample.user(), sample.organization()).toList())
          .distinct()
          .forEach(pair -> check.compare(pair.getFirst(), pair.getLast()));
      check.assertNoDifferences();
      assertThat(samples).anyMatch(sample -> sample.access().isReached());
    }
  }

  /** Users of all kinds in organizations of all partners, as of now. */
  private List<Sample> samples(Load load) {
    List<String> users = List.copyOf(load.oracle().model().userIds().keySet());
    List<String> organizations = List.copyOf(load.oracle().model().organizationIds().keySet());
    return Stream.generate(() -> Sample.of(load.oracle(), dice.one(users), dice.one(organizations)))
        .limit(SAMPLES_PER_ROUND)
        .toList();
  }
}
