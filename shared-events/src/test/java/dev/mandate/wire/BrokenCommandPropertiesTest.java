package dev.mandate.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.mandate.wire.Breakage.Broken;
import dev.mandate.wire.Breakage.Kind;
import dev.mandate.wire.Breakage.Mode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** A good command that is broken in a known way becomes what the contract says, in every mode. */
class BrokenCommandPropertiesTest {
  private static final int LARGEST_VALUE = 65_536;
  private static final int LARGEST_HEADERS = 16_384;
  private static final List<Broken> BROKEN = Breakage.all();

  @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
  void a_record_is_what_was_made_of_it(@ForAll("broken") Broken broken) {
    Received received = read(broken.record());

    assertThat(Kind.of(received)).isEqualTo(broken.breakage().expected());
  }

  @Provide
  Arbitrary<Broken> broken() {
    return Arbitraries.of(BROKEN);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void a_value_that_was_cut_is_unreadable(
      @ForAll("good") CommandRecord good, @ForAll @IntRange(max = 9_999) int where) {
    byte[] value = good.value();

    Received received = read(good.value(Arrays.copyOf(value, at(where, value.length))));

    assertThat(received).isInstanceOf(Unreadable.class);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void a_value_with_a_byte_that_no_utf_8_has_is_unreadable(
      @ForAll("good") CommandRecord good,
      @ForAll @IntRange(max = 9_999) int where,
      @ForAll("noUtf8") byte never) {
    byte[] value = good.value().clone();
    value[at(where, value.length)] = never;

    assertThat(read(good.value(value))).isInstanceOf(Unreadable.class);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.FIRST)
  void a_value_is_too_large_beyond_65536_bytes_and_not_before(
      @ForAll("good") CommandRecord good, @ForAll @IntRange(min = -64, max = 64) int more) {
    byte[] value = good.value();
    byte[] padded = Arrays.copyOf(value, LARGEST_VALUE + more);
    Arrays.fill(padded, value.length, padded.length, (byte) ' ');

    Kind kind = Kind.of(read(good.value(padded)));

    assertThat(kind).isEqualTo(more > 0 ? Kind.UNREADABLE : Kind.VALID);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.FIRST)
  void headers_are_too_large_beyond_16384_bytes_and_not_before(
      @ForAll("good") CommandRecord good, @ForAll @IntRange(min = -64, max = 64) int more) {
    int missing = LARGEST_HEADERS + more - good.headerBytes() - 1;

    Kind kind = Kind.of(read(good.header("x", "x".repeat(missing))));

    assertThat(kind).isEqualTo(more > 0 ? Kind.UNREADABLE : Kind.VALID);
  }

  /** What becomes of it is open, that something does is not. */
  @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
  void a_record_with_flipped_bits_becomes_an_answer(
      @ForAll("good") CommandRecord good, @ForAll @Size(min = 1, max = 6) List<Integer> flips) {
    byte[] value = good.value().clone();
    for (int flip : flips) {
      int bit = Math.floorMod(flip, value.length * 8);
      value[bit / 8] ^= (byte) (1 << bit % 8);
    }

    read(good.value(value));
  }

  @Property(tries = 1_000)
  void any_bytes_under_any_headers_become_an_answer(
      @ForAll("headers") List<Header> headers, @ForAll @Size(max = 200) byte[] value) {
    RecordHeaders kafka = new RecordHeaders();
    headers.forEach(header -> kafka.add(header.name(), header.value()));

    assertSound(KafkaBinding.readCommand(kafka, value), value.length);
  }

  /** A header of any name, with bytes of any kind. */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Header(String name, byte[] value) {}

  private static Received read(CommandRecord record) {
    Received received = record.received();
    assertSound(received, record.value().length);
    return received;
  }

  private static void assertSound(Received received, int size) {
    switch (received) {
      case Unreadable unreadable -> assertPlain(unreadable.detail());
      case CommandMessage message -> {
        KeptForEver.assertKept(message.name(), message);
        // Nothing grows beyond the escapes of what was there.
        assertThat(message.data().json().length()).isLessThanOrEqualTo(6 * size);
        switch (message.content()) {
          case CommandMessage.Valid valid -> assertWrittenAndReadAlike(valid);
          case CommandMessage.Invalid invalid -> {
            assertThat(invalid.problems()).isNotEmpty();
            assertPlain(String.join("; ", invalid.problems()));
          }
          case CommandMessage.Refused refused -> fail("read as refused: " + refused.detail());
        }
      }
    }
  }

  private static void assertWrittenAndReadAlike(CommandMessage.Valid valid) {
    byte[] data = CommandRecord.data(valid.command());
    String type = valid.command().getClass().getSimpleName() + ".v1";

    assertThat(CommandRecord.golden(type).value(data).validCommand()).isEqualTo(valid.command());
  }

  /** A short sentence that can be logged and shown. */
  private static void assertPlain(String said) {
    assertThat(said).isNotBlank().hasSizeLessThanOrEqualTo(1_000);
    assertThat(said.chars()).noneMatch(Character::isISOControl);
    assertThat(said).doesNotContain("Exception", "StreamRead", "jackson");
  }

  private static int at(int where, int length) {
    return (int) ((long) where * length / 10_000);
  }

  @Provide
  Arbitrary<CommandRecord> good() {
    return Combinators.combine(Arbitraries.of(CommandExamples.ALL), Arbitraries.of(Mode.class))
        .as((example, mode) -> mode.of(CommandRecord.golden(example.name())));
  }

  @Provide
  Arbitrary<Byte> noUtf8() {
    return Arbitraries.of((byte) 0xC0, (byte) 0xC1, (byte) 0xF5, (byte) 0xFE, (byte) 0xFF);
  }

  @Provide
  Arbitrary<List<Header>> headers() {
    Arbitrary<String> names =
        Arbitraries.of("ce_id", "ce_source", "ce_type", "ce_specversion", "ce_", "content-type")
            .edgeCases(config -> config.none());
    Arbitrary<byte[]> values =
        Arbitraries.oneOf(
            Arbitraries.of(
                    "1.0",
                    "application/cloudevents+json",
                    "dev.mandate.command.GrantRole.v1",
                    "\ud83d",
                    "")
                .map(text -> text.getBytes(StandardCharsets.UTF_8)),
            Arbitraries.bytes().array(byte[].class).ofMaxSize(300));
    return Combinators.combine(names, values).as(Header::new).list().ofMaxSize(8);
  }
}
