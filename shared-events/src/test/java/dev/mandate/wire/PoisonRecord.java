package dev.mandate.wire;

import dev.mandate.wire.Breakage.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A record of the corpus {@code /poison}, whose README says how its files are written.
 *
 * @param name the name of its file
 * @param expected what it is by the contract
 * @param record the record
 */
record PoisonRecord(String name, Kind expected, CommandRecord record) {
  @Override
  public String toString() {
    return name;
  }

  /** Every file. */
  static List<PoisonRecord> all() {
    URL url = Objects.requireNonNull(PoisonRecord.class.getResource("/poison"));
    try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
      return files
          .filter(file -> file.toString().endsWith(".record"))
          .sorted()
          .map(PoisonRecord::read)
          .toList();
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PoisonRecord read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      int end = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\n\n");
      String[] head = new String(bytes, 0, end, StandardCharsets.US_ASCII).split("\n", -1);
      CommandRecord record = CommandRecord.golden("GrantRole.v1.minimal");
      Arrays.stream(head).skip(1).forEach(line -> change(record, line));
      return new PoisonRecord(
          file.getFileName().toString(),
          Kind.valueOf(head[0].substring(0, head[0].indexOf(':'))),
          record.value(Arrays.copyOfRange(bytes, end + 2, bytes.length)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void change(CommandRecord record, String line) {
    if (line.startsWith("-")) {
      record.without(line.substring(1));
      return;
    }
    int colon = line.indexOf(':');
    byte[] value = unescaped(line.substring(colon + 1).strip());
    if (line.startsWith("+")) {
      record.addHeader(line.substring(1, colon), new String(value, StandardCharsets.UTF_8));
    } else {
      record.header(line.substring(0, colon), value);
    }
  }

  private static byte[] unescaped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("\\x", i)) {
        bytes.write(Integer.parseInt(text, i + 2, i + 4, 16));
        i += 3;
      } else {
        bytes.write(text.charAt(i));
      }
    }
    return bytes.toByteArray();
  }
}
