package dev.mandate.access.reading;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Sessions that are shown what {@link ReadScope} says when they are taken. Each is told anew
 * whenever it leaves the pool, for one statement as for a transaction, so that it does not matter
 * whom it served before; one that was never told is shown nothing.
 */
final class ScopedSessions extends DelegatingDataSource {
  private static final String TELL = "select set_config('mandate.partner', ?, false)";

  ScopedSessions(DataSource pool) {
    super(pool);
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection session = obtainTargetDataSource().getConnection();
    try (PreparedStatement statement = session.prepareStatement(TELL)) {
      statement.setString(1, ReadScope.present());
      statement.execute();
    } catch (SQLException | RuntimeException e) {
      session.close();
      throw e;
    }
    return session;
  }

  @Override
  public Connection getConnection(String user, String password) {
    throw new UnsupportedOperationException("answers are read as one role");
  }
}
