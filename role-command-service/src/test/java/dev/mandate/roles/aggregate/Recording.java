package dev.mandate.roles.aggregate;

import dev.mandate.events.CustomerOrgEvent;
import dev.mandate.events.Event;
import dev.mandate.events.PartnerAdminEvent;
import dev.mandate.events.PartnerOrgEvent;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Repository;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;

/**
 * Asks an aggregate to record an event, the way a batch does: the aggregates have no command
 * handlers of their own.
 */
record Recording(Event event, MetaData metaData) {
  static final MetaData METADATA = MetaData.with("position", 7L);

  static Recording of(Event event) {
    return new Recording(event, METADATA);
  }

  /** A fixture that understands {@link Recording} for one kind of aggregate. */
  private static <T> FixtureConfiguration<T> fixture(Class<T> type, Recorder<T> recorder) {
    AggregateTestFixture<T> fixture = new AggregateTestFixture<>(type);
    fixture.registerAnnotatedCommandHandler(new Handler<>(fixture.getRepository(), recorder));
    return fixture;
  }

  static FixtureConfiguration<PartnerOrg> partners() {
    return fixture(PartnerOrg.class, (o, r) -> o.record((PartnerOrgEvent) r.event(), r.metaData()));
  }

  static FixtureConfiguration<PartnerAdmin> users() {
    return fixture(
        PartnerAdmin.class, (u, r) -> u.record((PartnerAdminEvent) r.event(), r.metaData()));
  }

  static FixtureConfiguration<CustomerOrg> customers() {
    return fixture(
        CustomerOrg.class, (c, r) -> c.record((CustomerOrgEvent) r.event(), r.metaData()));
  }

  /** How one kind of aggregate records. */
  @FunctionalInterface
  interface Recorder<T> {
    void record(T aggregate, Recording recording);
  }

  /** Loads the aggregate that the event belongs to, and lets it record. */
  static final class Handler<T> {
    private final Repository<T> repository;
    private final Recorder<T> recorder;

    Handler(Repository<T> repository, Recorder<T> recorder) {
      this.repository = repository;
      this.recorder = recorder;
    }

    @CommandHandler
    void handle(Recording recording) {
      String id = Objects.requireNonNull(AggregateId.of(recording.event()));
      repository.load(id).execute(aggregate -> recorder.record(aggregate, recording));
    }
  }
}
