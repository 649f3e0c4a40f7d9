package dev.mandate.access.rebuild;

import dev.mandate.access.rebuild.Comparison.Table;
import dev.mandate.access.rebuild.Database.Session;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Does what the command line says. */
final class Rebuild {
  private static final int WORKERS = 4;

  /** Is the same in both by construction, at the point where they are compared. */
  private static final String OFFSETS = "consumer_offset";

  private static final String PARTNERS = "partner_progress";

  private final Database database;
  private final EventTopicReader topic;
  private final PrintStream out;

  Rebuild(Database database, EventTopicReader topic, PrintStream out) {
    this.database = database;
    this.topic = topic;
    this.out = out;
  }

  /**
   * Does it.
   *
   * @throws RebuildException if that is not possible
   */
  void run(Task task) {
    switch (task) {
      case Task.Build build -> build(build.acceptDifferences());
      case Task.RollBack _ -> rollBack();
      case Task.Status _ -> status();
    }
  }

  private void build(boolean acceptDifferences) {
    try (OnlyOne place = OnlyOne.claim(database);
        Progress progress = new Progress(out, place);
        Session live = database.session()) {
      fill(new Generations(live.jdbc()), live, progress);
      try (Candidate next = candidate(Generations.NEXT, live, progress)) {
        next.comeNear();
        if (!isEqual(next, live, progress) && !acceptDifferences) {
          throw new RebuildException(
              "the rebuilt tables differ, and do not take over. They stay in schema "
                  + Generations.NEXT
                  + " to be looked at. If they are right, rebuild with --accept-differences");
        }
        next.takeOver(() -> requireSamePositions(live, acceptDifferences));
      }
      progress.say("the rebuilt tables answer; --roll-back takes the ones before again");
    }
  }

  private void fill(Generations generations, Session live, Progress progress) {
    Map<Integer, Long> bounds = generations.offsets(generations.live(), topic.id());
    long records = topic.count(bounds);
    requireAll(generations.events(generations.live()), records);
    generations.createNext(database);
    Indexes indexes = Indexes.takeOff(database, live.jdbc(), Generations.NEXT);
    try (Workers workers = new Workers(WORKERS)) {
      progress.begin("reading", records);
      new BulkBuild(database, topic, progress).run(bounds, workers);
      progress.end();
      progress.begin("making indexes");
      indexes.make(workers);
      generations.settle(Generations.NEXT);
      progress.end();
    }
  }

  private static void requireAll(long events, long records) {
    if (records < events) {
      throw new RebuildException(
          ("the live tables hold %d events, but the topic has only %d records up to where they are:"
                  + " it lacks some, or is being filled again. deploy/local/republish fills it;"
                  + " rebuild when that is done")
              .formatted(events, records));
    }
  }

  /**
   * Compares all rows of both at one point. The projection waits only until that point is fixed by
   * a snapshot, and goes on while the rows are compared.
   */
  private boolean isEqual(Candidate next, Session live, Progress progress) {
    progress.begin("comparing");
    List<Table> tables = new ArrayList<>();
    try (Session session = database.session()) {
      TransactionTemplate snapshot = session.transactions();
      snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
      snapshot.setReadOnly(true);
      snapshot.executeWithoutResult(
          _ -> {
            next.atOnePoint(() -> session.jdbc().execute("select 1"));
            Generations generations = new Generations(live.jdbc());
            Comparison comparison =
                new Comparison(session.jdbc(), generations.live(), Generations.NEXT);
            for (String table : generations.tables(generations.live())) {
              if (!table.equals(OFFSETS)) {
                tables.add(comparison.compare(table));
                tables.getLast().lines().forEach(progress::say);
              }
            }
          });
    }
    progress.end();
    return tables.stream().allMatch(Table::isEqual);
  }

  /** What came since the comparison was the same for both. */
  private static void requireSamePositions(Session live, boolean acceptDifferences) {
    String schema = new Generations(live.jdbc()).live();
    if (!acceptDifferences
        && !new Comparison(live.jdbc(), schema, Generations.NEXT).compare(PARTNERS).isEqual()) {
      throw new RebuildException(
          "the positions of partners differ after the comparison; nothing has changed. Rebuild"
              + " again");
    }
  }

  private void rollBack() {
    try (OnlyOne place = OnlyOne.claim(database);
        Progress progress = new Progress(out, place);
        Session live = database.session()) {
      Generations generations = new Generations(live.jdbc());
      if (!generations.exists(Generations.PREVIOUS)) {
        throw new RebuildException("there is no generation before the live one to roll back to");
      }
      if (!generations.form(Generations.PREVIOUS).equals(generations.form(generations.live()))) {
        throw new RebuildException(
            "the generation before is older than the last migration of the tables, so that it"
                + " cannot serve any more; rebuild instead");
      }
      try (Candidate previous = candidate(Generations.PREVIOUS, live, progress)) {
        previous.comeNear();
        previous.takeOver(() -> {});
      }
      progress.say("the tables before answer again; --roll-back takes the others once more");
    }
  }

  private Candidate candidate(String schema, Session live, Progress progress) {
    return new Candidate(schema, database, live, topic, progress);
  }

  private void status() {
    try (Session session = database.session()) {
      Generations generations = new Generations(session.jdbc());
      String running = OnlyOne.running(session.jdbc());
      out.println(running == null ? "no rebuild is under way" : "under way: " + running);
      print("live", generations.live(), generations);
      print("next", Generations.NEXT, generations);
      print("previous", Generations.PREVIOUS, generations);
    }
  }

  private void print(String name, String schema, Generations generations) {
    if (generations.exists(schema)) {
      String remark = generations.remark(schema);
      boolean replaced = schema.equals(Generations.PREVIOUS) && remark != null;
      out.printf(
          "%s: %,d events%s%n", name, generations.events(schema), replaced ? ", " + remark : "");
    }
  }
}
