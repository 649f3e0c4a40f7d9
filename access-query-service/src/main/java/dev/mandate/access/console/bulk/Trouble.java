package dev.mandate.access.console.bulk;

import java.util.List;

/**
 * What is wrong with a file or a row, before anybody is asked about it.
 *
 * @param kind which trouble it is; its words are the message {@code bulk.trouble.<kind>}
 * @param values what stands in the places of the message
 */
record Trouble(Kind kind, List<?> values) {
  /** All there are. */
  enum Kind {
    /** No file was sent, or an empty one. */
    NO_FILE,
    /** The file has too many bytes. */
    TOO_LARGE,
    /** It is not text in UTF-8. */
    NOT_UTF8,
    /** It is no CSV. */
    NOT_CSV,
    /** Its header is that of no kind. */
    HEADER,
    /** It has nothing but a header. */
    NO_ROWS,
    /** It has too many rows. */
    TOO_MANY_ROWS,
    /** It is of a kind that is not theirs to change. */
    NOT_YOURS,
    /** A row has more or fewer cells than the header. */
    CELLS,
    /** A cell is too long. */
    TOO_LONG,
    /** An id is missing, or none. */
    ID,
    /** A role is none that users of a partner can be given. */
    ROLE,
    /** Neither on nor off. */
    SWITCH,
    /** The row asks for nothing. */
    NOTHING,
    /** Another row is about the same. */
    TWICE,
    /** A new user lacks a name or mail address. */
    NEW_USER
  }

  /** Copies the values. */
  Trouble {
    values = List.copyOf(values);
  }

  static Trouble of(Kind kind, Object... values) {
    return new Trouble(kind, List.of(values));
  }

  /** The key of its words. */
  public String message() {
    return "bulk.trouble." + kind;
  }

  /** The values as templates need them. */
  public Object[] places() {
    return values.toArray();
  }
}
