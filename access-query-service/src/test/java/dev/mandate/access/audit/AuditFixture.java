package dev.mandate.access.audit;

import dev.mandate.access.personal.PeopleByName;
import dev.mandate.access.personal.PersonSecrets;
import dev.mandate.access.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks into the log of a database, without HTTP. */
final class AuditFixture implements AutoCloseable {
  private final PeopleByName people;
  private final MentionSearch mentions;
  private final AuditLog log;
  private final LogReader reader;

  AuditFixture(TestDatabase database) {
    JdbcClient jdbc = database.reading().client();
    AuditRow row = new AuditRow();
    EntryOpener opener = new EntryOpener(new PersonSecrets(jdbc));
    people = new PeopleByName(database.reading());
    people.start();
    mentions = new MentionSearch(jdbc, people);
    log = new AuditLog(jdbc, row, new TextSearch(jdbc, row, mentions), opener);
    reader = new LogReader(jdbc, row, people, opener);
  }

  MentionSearch mentions() {
    return mentions;
  }

  AuditLog log() {
    return log;
  }

  LogReader reader() {
    return reader;
  }

  @Override
  public void close() {
    people.stop();
  }
}
