package dev.mandate.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files that pin what this language looks like outside. They are written by hand and never
 * regenerated: what is stored and sent today must be read for ever.
 */
final class Golden {
  private static final JsonMapper PLAIN = JsonMapper.builder().build();
  private static final String DATA = "\n  \"data\": ";

  private Golden() {}

  /** A message with its headers and the bytes of its data, as the file has them. */
  record Message(Map<String, String> headers, String data) {
    RecordHeaders kafkaHeaders() {
      RecordHeaders kafka = new RecordHeaders();
      headers.forEach((name, value) -> kafka.add(name, value.getBytes(StandardCharsets.UTF_8)));
      return kafka;
    }

    byte[] value() {
      return data.getBytes(StandardCharsets.UTF_8);
    }
  }

  /** A file with {@code headers} and {@code data}; the data stand on one line, as they are sent. */
  static Message message(String folder, String name) {
    String file = text(folder, name);
    Map<String, String> headers = new LinkedHashMap<>();
    PLAIN
        .readTree(file)
        .get("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().stringValue()));
    String data = file.substring(file.indexOf(DATA) + DATA.length(), file.lastIndexOf("\n}"));
    return new Message(headers, data);
  }

  /** A file that holds data alone, on one line. */
  static String data(String folder, String name) {
    return text(folder, name).strip();
  }

  /** The names of the files in a folder, without {@code .json}. */
  static Set<String> names(String folder) {
    URL url = Objects.requireNonNull(Golden.class.getResource("/golden/" + folder));
    try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
      return files
          .map(file -> file.getFileName().toString().replaceFirst("\\.json$", ""))
          .collect(Collectors.toSet());
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(String folder, String name) {
    String path = "/golden/" + folder + "/" + name + ".json";
    try (InputStream file = Golden.class.getResourceAsStream(path)) {
      return new String(
          Objects.requireNonNull(file, () -> "There is no golden file " + path).readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
