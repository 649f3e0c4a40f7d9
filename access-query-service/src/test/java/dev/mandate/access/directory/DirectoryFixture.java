package dev.mandate.access.directory;

import dev.mandate.access.personal.PeopleByName;
import dev.mandate.access.testing.TestDatabase;
import java.time.Clock;

/** Looks into a database, without HTTP. */
public final class DirectoryFixture {
  private DirectoryFixture() {}

  /** The administrators at the time of a clock. */
  public static AdministratorDirectory administrators(TestDatabase database, Clock clock) {
    return new AdministratorDirectory(
        database.reading().client(), new PeopleByName(database.reading()), clock);
  }
}
