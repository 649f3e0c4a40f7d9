package dev.mandate.audit;

import dev.mandate.personal.Salt;
import dev.mandate.policy.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who asked.
 *
 * @param type {@code user} or {@code system}; {@code unknown} if an invalid command did not say
 * @param id the user id or the name of the system; empty if an invalid command did not say
 * @param name what the user was called then, or null; sealed in the log, and a commitment where it
 *     was erased
 * @param salt shows that an open name is the one in the log; null if the name is not open
 * @param roles the roles that the user held before the command
 */
public record Actor(
    String type, String id, @Nullable String name, @Nullable Salt salt, List<Role> roles) {
  /** An actor whose name is as it is in the log. */
  public Actor(String type, String id, @Nullable String name, List<Role> roles) {
    this(type, id, name, null, roles);
  }

  /** The type of an actor that did not say what it is. */
  private static final String UNKNOWN = "unknown";

  private static final String SYSTEM = "system";
  private static final String THIS_SYSTEM = "mandate";

  /** Who asked, as far as the command said. */
  public static Actor of(
      @Nullable String type, @Nullable String id, @Nullable String name, List<Role> roles) {
    return new Actor(type == null ? UNKNOWN : type, id == null ? "" : id, name, roles);
  }

  /** Whether nobody asked: the event followed from another by itself. */
  boolean isThisSystem() {
    return type.equals(SYSTEM) && id.equals(THIS_SYSTEM);
  }
}
