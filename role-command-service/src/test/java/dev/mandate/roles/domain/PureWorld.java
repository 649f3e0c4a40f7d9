package dev.mandate.roles.domain;

import static java.util.Objects.requireNonNull;

import dev.mandate.commands.RejectionCode;
import dev.mandate.events.CommandHadNoEffect;
import dev.mandate.events.CommandRejected;
import dev.mandate.events.Event;
import dev.mandate.policy.Access;
import dev.mandate.policy.RoleSet;
import dev.mandate.roles.CommandHeaders;
import dev.mandate.scenarios.Expectation;
import dev.mandate.scenarios.Step;
import dev.mandate.wire.CommandMessage;
import dev.mandate.wire.EventCodec;
import dev.mandate.wire.KafkaBinding;
import dev.mandate.wire.Provenance;
import dev.mandate.wire.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A world without servers, in which time passes when a scenario says so. */
final class PureWorld {
  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private final InMemoryPartners partners = new InMemoryPartners();
  private Instant now = Instant.parse("2026-03-01T08:00:00Z");
  private int count;

  /** What became of a step. */
  record Outcome(
      String outcome,
      @Nullable String code,
      @Nullable String detail,
      List<Expectation.Event> events) {
    static final Outcome NOTHING = new Outcome("", null, null, List.of());
  }

  /** Access as the contract writes it. */
  record Levels(Map<String, String> capabilities, Map<String, String> settings) {}

  Outcome perform(Step step) {
    return switch (step) {
      case Step.Wait wait -> {
        now = now.plus(wait.duration());
        yield Outcome.NOTHING;
      }
      case Step.Command command -> perform(command);
    };
  }

  private Outcome perform(Step.Command step) {
    now = now.plus(Duration.ofMillis(1));
    CommandMessage command = message(step);
    Decision decision = decide(command);
    if (decision instanceof Decision.Accepted accepted) {
      accepted.events().forEach(partners::fold);
      return new Outcome("ACCEPTED", null, null, written(accepted.events()));
    }
    if (decision instanceof Decision.Rejected rejected) {
      Event trace =
          new CommandRejected(
              step.partnerId(), step.type(), rejected.code(), rejected.detail(), command.data());
      return new Outcome(
          "REJECTED", rejected.code().name(), rejected.detail(), written(List.of(trace)));
    }
    Event trace = new CommandHadNoEffect(step.partnerId(), step.type(), command.data());
    return new Outcome("ACCEPTED", null, null, written(List.of(trace)));
  }

  private Decision decide(CommandMessage command) {
    return switch (command.content()) {
      case CommandMessage.Invalid invalid ->
          Decision.rejected(RejectionCode.INVALID, String.join("; ", invalid.problems()));
      case CommandMessage.Refused refused ->
          Decision.rejected(RejectionCode.NOT_AUTHORIZED, refused.detail());
      case CommandMessage.Valid valid -> {
        PartnerFacts facts = partners.factsOf(command.partnerId());
        Actor actor = Actor.of(valid.asker(), command.partnerId(), facts, now);
        yield Rules.decide(valid.command(), valid.asker(), actor, facts, now);
      }
    };
  }

  private CommandMessage message(Step.Command step) {
    RecordHeaders headers =
        CommandHeaders.of(
            "c" + count++,
            "/scenarios",
            step.type(),
            step.by() == null ? "system" : "user",
            step.by() == null ? "provisioning" : step.by());
    return (CommandMessage)
        KafkaBinding.readCommand(headers, JSON.writeValueAsBytes(step.dataAt(now)));
  }

  private List<Expectation.Event> written(List<? extends Event> events) {
    return events.stream().map(this::written).toList();
  }

  private Expectation.Event written(Event event) {
    Provenance provenance =
        new Provenance("c", "/s", "C", now, "system", "p", RoleSet.EMPTY, null, null, null, null);
    byte[] data =
        requireNonNull(EventCodec.write(new RecordedEvent(event, 1, now, now, provenance)).data());
    return new Expectation.Event(EventCodec.name(event), JSON.readValue(data, OBJECT));
  }

  Levels access(String user, String org) {
    String partner = requireNonNull(partners.factsOf("").ownerOfOrg(org), org).partnerId();
    Access access = new AccessView(partner, partners.factsOf(partner), now).access(user, org);
    Map<String, String> capabilities = new LinkedHashMap<>();
    access
        .capabilities()
        .forEach((key, level) -> capabilities.put(key.qualifiedKey(), level.name()));
    Map<String, String> settings = new LinkedHashMap<>();
    access.settings().forEach((key, level) -> settings.put(key.key(), level.name()));
    return new Levels(capabilities, settings);
  }
}
