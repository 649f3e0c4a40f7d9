package dev.mandate.access.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.review.Finding;
import dev.mandate.audit.Outcome;
import dev.mandate.audit.ValueKeys;
import dev.mandate.events.GrantCause;
import dev.mandate.events.RevocationCause;
import dev.mandate.events.UnassignmentCause;
import dev.mandate.export.ExportFormat;
import dev.mandate.policy.Reach;
import dev.mandate.wire.CommandReader;
import dev.mandate.wire.EventCodec;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the log can hold has words; both languages have the same. */
class AuditWordsTest {
  private static final Path WORDS =
      Path.of("src", "main", "resources", "console", "messages", "audit_en.properties");

  @Test
  void everything_that_entries_can_say_has_words() throws Exception {
    assertThat(words().stringPropertyNames())
        .containsAll(keys("audit.action.", EventCodec.names().stream()))
        .containsAll(keys("audit.action.", CommandReader.names().stream()))
        .containsAll(keys("audit.outcome.", names(Outcome.values())))
        .containsAll(keys("audit.cause.", names(GrantCause.values())))
        .containsAll(keys("audit.cause.", names(RevocationCause.values())))
        .containsAll(keys("audit.cause.", names(UnassignmentCause.values())))
        .containsAll(keys("audit.value.", valueKeys()))
        .containsAll(keys("audit.finding.", names(Finding.values())))
        .containsAll(keys("audit.via.", names(Reach.values())))
        .containsAll(
            keys("audit.format.", Arrays.stream(ExportFormat.values()).map(ExportFormat::label)));
  }

  private static Properties words() throws IOException {
    Properties words = new Properties();
    try (Reader reader = Files.newBufferedReader(WORDS)) {
      words.load(reader);
    }
    return words;
  }

  private static List<String> keys(String before, Stream<String> names) {
    return names.map(name -> before + name).toList();
  }

  private static Stream<String> names(Enum<?>... values) {
    return Arrays.stream(values).map(Enum::name);
  }

  private static Stream<String> valueKeys() throws IllegalAccessException {
    Stream.Builder<String> keys = Stream.builder();
    for (Field field : ValueKeys.class.getFields()) {
      keys.add((String) field.get(null));
    }
    return keys.build();
  }
}
