package dev.mandate.roles;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** The headers of commands as upstream systems send them, in binary mode. */
public final class CommandHeaders {
  private CommandHeaders() {}

  /**
   * The headers of a command.
   *
   * @param type the short name of its type
   * @param authType left out if it is null, and {@code authId} as well
   */
  public static RecordHeaders of(
      String id, String source, String type, @Nullable String authType, @Nullable String authId) {
    RecordHeaders headers = new RecordHeaders();
    add(headers, "ce_specversion", "1.0");
    add(headers, "ce_id", id);
    add(headers, "ce_source", source);
    add(headers, "ce_type", "dev.mandate.command." + type + ".v1");
    add(headers, "ce_authtype", authType);
    add(headers, "ce_authid", authId);
    return headers;
  }

  private static void add(RecordHeaders headers, String name, @Nullable String value) {
    if (value != null) {
      headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
  }
}
