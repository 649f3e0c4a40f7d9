package dev.mandate.roles.dryrun;

import dev.mandate.roles.batch.People;
import dev.mandate.roles.batch.Verdict;
import dev.mandate.roles.store.CommandInbox;
import dev.mandate.roles.store.CommandInbox.CommandKey;
import dev.mandate.roles.store.CommandInbox.Decided;
import dev.mandate.roles.store.PartnerHistories;
import dev.mandate.roles.store.PartnerHistories.Head;
import dev.mandate.roles.store.PersonSecrets;
import dev.mandate.wire.CommandMessage;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Answers what a command would do. It is judged by the same rules as a real one, on one snapshot of
 * the database in a transaction that can write nothing and locks nothing: no writer waits for a dry
 * run, and a dry run waits for no writer.
 */
public final class DryRun {
  /** How many run at once, so that connections are left for the commands. */
  private static final int AT_ONCE = 4;

  private final TransactionTemplate snapshots;
  private final PartnerHistories histories;
  private final CommandInbox inbox;
  private final PersonSecrets secrets;
  private final PartnerLookup lookup;
  private final Clock clock;
  private final Semaphore places = new Semaphore(AT_ONCE);

  public DryRun(
      PlatformTransactionManager transactions, JdbcTemplate jdbc, CommandInbox inbox, Clock clock) {
    snapshots = new TransactionTemplate(transactions);
    snapshots.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    snapshots.setReadOnly(true);
    histories = new PartnerHistories(jdbc);
    this.inbox = inbox;
    secrets = new PersonSecrets(jdbc);
    lookup = new PartnerLookup(jdbc);
    this.clock = clock;
  }

  /**
   * What a command would do now; of one that was decided already, what became of it.
   *
   * @throws InterruptedException if the thread is interrupted while too many others run
   */
  public DryRunAnswer of(CommandMessage command) throws InterruptedException {
    places.acquire();
    try {
      return Objects.requireNonNull(snapshots.execute(_ -> inSnapshot(command)));
    } finally {
      places.release();
    }
  }

  private DryRunAnswer inSnapshot(CommandMessage command) {
    return inbox
        .decided(new CommandKey(command.source(), command.id()))
        .map(Decided::result)
        .map(DryRunAnswer::decided)
        .orElseGet(() -> foretell(command));
  }

  private DryRunAnswer foretell(CommandMessage asked) {
    People people = new People(secrets.of(People.in(List.of(asked))));
    CommandMessage command = people.sealed(asked);
    Head head = histories.head(command.partnerId());
    PartnerCopy before = lookup.forJudging(command, people, head);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Verdict verdict = Verdict.on(command, before, head.notBefore(now));
    lookup.addTouched(before, verdict.events());
    PartnerCopy after = before.after(verdict.events());
    Effects effects = Effects.of(verdict.events(), before, after, verdict.decided());
    return DryRunAnswer.foretold(command, head.position(), verdict, people, effects);
  }
}
