package dev.mandate.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A CloudEvent as it travels, before anything is made of it.
 *
 * @param attributes the context attributes by name, extensions included
 * @param data the bytes of the data, or null if there are none
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record CloudEvent(Map<String, String> attributes, byte @Nullable [] data) {
  /** The media type of every data that this system reads and writes. */
  public static final String DATA_CONTENT_TYPE = "application/json";

  /** The attribute of this name, or null. */
  public @Nullable String attribute(String name) {
    return attributes.get(name);
  }

  /**
   * The {@code type} attribute.
   *
   * @throws IllegalStateException if there is none, which no event that was written here lacks
   */
  public String type() {
    String type = attributes.get(Attributes.TYPE);
    if (type == null) {
      throw new IllegalStateException("The CloudEvent has no type");
    }
    return type;
  }
}
