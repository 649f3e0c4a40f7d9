package dev.mandate.access.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * What entries belong to together: one command, one business process, or one trace.
 *
 * @param kind which of these
 * @param id its id
 * @param source of a command, who named it so; else null
 */
public record Related(Kind kind, String id, @Nullable String source) {
  /** As long as an id in the index can be, in bytes. */
  private static final int LONGEST_INDEXED = 1024;

  /** What it is. */
  public enum Kind {
    /** Found fast with an instant: all entries of a command have the same. */
    COMMAND("command_id = :related and command_source = :relatedSource"),

    /** Found by an index. */
    CORRELATION("correlation_id = :related"),

    /**
     * Found fast with a time. What stands in the place of an id is one only if the rest of the
     * header has its form.
     */
    TRACE(
        """
        substr(trace_parent, 4, 32) = :related \
        and trace_parent ~ '^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}(-.*)?$'\
        """);

    private final String condition;

    Kind(String condition) {
      this.condition = condition;
    }
  }

  /** The entries of one command. */
  public static Related command(String source, String id) {
    return new Related(Kind.COMMAND, id, source);
  }

  /** Those whose commands were sent with this correlation id. */
  public static Related correlation(String id) {
    return new Related(Kind.CORRELATION, id, null);
  }

  /** Those with this W3C trace. */
  public static Related trace(String id) {
    return new Related(Kind.TRACE, id, null);
  }

  /** What an entry has to fulfil. */
  void addTo(Conditions conditions) {
    conditions.add(kind.condition, "related", id);
    if (source != null) {
      conditions.put("relatedSource", source);
    }
    if (kind == Kind.CORRELATION && id.getBytes(UTF_8).length <= LONGEST_INDEXED) {
      conditions.add("octet_length(correlation_id) <= " + LONGEST_INDEXED);
    }
  }
}
