package dev.mandate.roles.upstreams;

import dev.mandate.wire.Asker;
import dev.mandate.wire.CommandMessage;
import dev.mandate.wire.Topics;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An upstream system with a topic of its own. Nobody can tell from a record who wrote it, but the
 * brokers let this system alone write there, so that what comes from there is what it asks.
 *
 * @param name the system's name, in which it asks
 * @param actsForUsers whether it may ask in the name of users, too
 */
public record Upstream(String name, boolean actsForUsers) {
  /** The query service: it puts exports of the audit log on record (R32), and asks nothing else. */
  static final String QUERY_SERVICE = "access-query-service";

  private static final String RECORD_EXPORT = "RecordAuditExport";

  /**
   * Whom a name must not make one take for another: this system, in whose name consequences are
   * recorded; and the topic of dead letters.
   */
  private static final Set<String> TAKEN = Set.of("mandate", "dlt");

  /** A dot would make names of topics ambiguous. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  public Upstream {
    if (!NAME.matcher(name).matches() || TAKEN.contains(name)) {
      throw new IllegalArgumentException(
          ("An upstream with a topic of its own cannot be named '%s': names match %s, and mandate"
                  + " and dlt are taken")
              .formatted(name, NAME));
    }
    if (actsForUsers && name.equals(QUERY_SERVICE)) {
      throw new IllegalArgumentException(
          QUERY_SERVICE + " only puts exports on record, and cannot act for users");
    }
  }

  /** Where its commands come. */
  public String topic() {
    return Topics.COMMANDS + "." + name;
  }

  /** The command as it is to be judged: refused, if this system may not ask for it. */
  CommandMessage admit(CommandMessage command) {
    Asker.Upstream self = new Asker.Upstream(name);
    Asker asker = command.asker();
    if (asker == null) {
      return command.sentBy(self); // invalid, as it says itself
    }
    String objection = objection(command, asker);
    return objection == null ? command : command.refused(self, objection);
  }

  private @Nullable String objection(CommandMessage command, Asker asker) {
    if (asker instanceof Asker.User user && !actsForUsers) {
      return ("%s may not ask in the name of the user %s: send authtype system and authid %s, or"
              + " have %s added to mandate.upstreams.acting-for-users")
          .formatted(name, user.id(), name, name);
    }
    if (asker instanceof Asker.Upstream other && !other.id().equals(name)) {
      return "%s may not ask in the name of the system %s: send authid %s"
          .formatted(name, other.id(), name);
    }
    boolean recordsExport = command.name().equals(RECORD_EXPORT);
    if (recordsExport != name.equals(QUERY_SERVICE)) {
      return recordsExport
          ? "Only the query service puts exports on record"
          : "The query service puts exports on record, and may ask nothing else";
    }
    return null;
  }
}
