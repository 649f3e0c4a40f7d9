package dev.mandate.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.wire.Breakage.Kind;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every record of the corpus is read as what it is, and what is readable can be kept for ever. */
class PoisonRecordsTest {
  static final List<PoisonRecord> RECORDS = PoisonRecord.all();

  @ParameterizedTest
  @FieldSource("RECORDS")
  void a_record_of_the_corpus_is_what_its_file_says(PoisonRecord poison) {
    Received received = poison.record().received();

    assertThat(Kind.of(received)).isEqualTo(poison.expected());
    if (received instanceof CommandMessage message) {
      KeptForEver.assertKept(poison.name(), message);
    }
  }
}
