package dev.mandate.access.personal;

import dev.mandate.personal.PersonSecret;
import dev.mandate.personal.Sealed;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Opens what a row says of a person, with the secret that the row brings along. */
public final class PersonRow {
  private final @Nullable PersonSecret secret;
  private boolean erased;

  private PersonRow(@Nullable PersonSecret secret) {
    this.secret = secret;
  }

  /**
   * Begins to read a row.
   *
   * @param row has a column {@code secret}
   */
  public static PersonRow of(ResultSet row) throws SQLException {
    return new PersonRow(PersonSecrets.of(row));
  }

  /** A value of the row; null if there is none, or it was erased. */
  public @Nullable String open(@Nullable String value) {
    if (value == null || !Sealed.isSealed(value)) {
      return value;
    }
    String open = secret == null ? null : secret.open(value);
    erased |= open == null;
    return open;
  }

  /** The same, where an answer must have a value: empty if there is none. */
  public String openOrEmpty(@Nullable String value) {
    String open = open(value);
    return open == null ? "" : open;
  }

  /** Whether something that was opened had been erased. */
  public boolean isErased() {
    return erased;
  }
}
