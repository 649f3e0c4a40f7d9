package dev.mandate.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line of the sample.
 *
 * @param id fixed, so that sending it again at the next start has no effect
 * @param type the short name of the command
 * @param data its data
 */
record SampleCommand(String id, String type, JsonNode data) {
  private static final String FILE = "sample-partner.jsonl";
  private static final JsonMapper JSON = JsonMapper.shared();

  /** All lines, in the order in which they are to be sent. */
  static List<SampleCommand> all() {
    try (InputStream file =
        Objects.requireNonNull(SampleCommand.class.getResourceAsStream(FILE), FILE)) {
      return JSON.readerFor(SampleCommand.class).<SampleCommand>readValues(file).readAll();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }

  String partnerId() {
    return data.required("partnerId").asString();
  }

  byte[] json() {
    return JSON.writeValueAsBytes(data);
  }
}
