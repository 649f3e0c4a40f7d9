package dev.mandate.audit;

import dev.mandate.personal.Salt;
import org.jspecify.annotations.Nullable;

/**
 * Somebody or something that an entry is about.
 *
 * @param id its id
 * @param name what it was called then, or null if that was not known; of a user sealed in the log,
 *     and a commitment where it was erased
 * @param salt shows that the open values of this user are those in the log; null if none are
 */
public record Named(String id, @Nullable String name, @Nullable Salt salt) {
  /** Something that is nobody, or of whom no value is open. */
  public Named(String id, @Nullable String name) {
    this(id, name, null);
  }
}
