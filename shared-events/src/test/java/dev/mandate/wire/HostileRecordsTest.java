package dev.mandate.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No record, however broken, stops those behind it: whatever comes, it becomes an answer. */
class HostileRecordsTest {
  private static final int ROUNDS = 20_000;
  private static final List<CommandRecord> GOOD =
      CommandExamples.ALL.stream()
          .map(example -> CommandRecord.golden(example.name()))
          .flatMap(good -> Stream.of(good, good.structured(), good.structuredBase64()))
          .toList();

  @Test
  void no_mutation_of_a_record_makes_reading_it_fail() {
    int readable = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      Received received = readMutation(seed);
      if (received instanceof CommandMessage message) {
        readable++;
        KeptForEver.assertKept("seed " + seed, message);
      } else {
        assertThat(((Unreadable) received).detail()).as("seed %d", seed).isNotBlank();
      }
    }
    // Mutations that nothing survives would prove nothing, and those that all survive neither.
    assertThat(readable).isBetween(ROUNDS / 20, ROUNDS * 19 / 20);
  }

  @Test
  void no_random_bytes_make_reading_them_fail() {
    Random random = new Random(42);
    for (int round = 0; round < ROUNDS; round++) {
      RecordHeaders headers = new RecordHeaders();
      for (int i = random.nextInt(4); i > 0; i--) {
        headers.add("ce_" + (char) ('a' + random.nextInt(26)), Mutation.bytes(random, 20));
      }
      byte[] value = Mutation.bytes(random, 200);

      assertThat(KafkaBinding.readCommand(headers, value)).isInstanceOf(Unreadable.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e400",
        "-1e400",
        "1e-400",
        "1E+2147483647",
        "1e-2147483647",
        "0.1000000000000000055511151231257827",
        "1.10",
        "123456789012345678901234567890",
        "-0"
      })
  void a_number_of_any_size_in_an_unknown_field_is_kept_as_it_is(String number) {
    CommandRecord record = withNumber(number);

    assertThat(record.valid()).isNotNull();
    String kept = record.message().data().json().replaceAll("(?s).*\"x\":(.*)}$", "$1");
    assertThat(new BigDecimal(kept)).isEqualTo(new BigDecimal(number));
    KeptForEver.assertKept(number, record.message());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e99999999999", "-1e99999999999", "1e-99999999999"})
  void a_number_beyond_what_can_be_computed_is_unreadable(String number) {
    assertThat(CommandRecord.grantRole().value("{\"x\":" + number + "}").unreadable().detail())
        .isEqualTo("the value has a number that is out of range");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "1e18", "1.0", "1e99999999999"})
  void a_count_that_is_not_written_as_a_whole_number_is_unreadable(String number) {
    String data = Golden.data("commands", "RecordAuditExport.v1").replace("12345678901", number);

    assertThat(CommandRecord.golden("RecordAuditExport.v1").value(data).unreadable()).isNotNull();
  }

  @Test
  void a_number_of_sixty_thousand_digits_does_not_stop_anything() {
    String huge = "7".repeat(60_000);

    assertThatCode(() -> CommandRecord.grantRole().value("{\"x\":" + huge + "}").received())
        .doesNotThrowAnyException();
  }

  /** It would be an event that no reader of the history takes, which stops all behind it. */
  @Test
  void a_number_that_grows_when_it_is_written_again_can_be_read_back_or_is_unreadable() {
    CommandRecord longest = withNumber("9".repeat(255) + "e9");
    CommandRecord tooLong = withNumber("9".repeat(997) + "e9");

    KeptForEver.assertKept("longest", longest.message());
    assertThat(tooLong.unreadable().detail()).startsWith("the value exceeds a limit");
  }

  private static CommandRecord withNumber(String number) {
    return CommandRecord.grantRole()
        .value(
            Golden.data("commands", "GrantRole.v1").replaceFirst("}$", ",\"x\":" + number + "}"));
  }

  @Test
  void what_was_asked_at_the_deepest_nesting_can_be_read_back_from_the_history() {
    String deepest =
        Golden.data("commands", "GrantRole.v1")
            .replaceFirst("}$", ",\"x\":" + "[".repeat(31) + "]".repeat(31) + "}");

    KeptForEver.assertKept("deepest", CommandRecord.grantRole().value(deepest).message());
  }

  @Test
  void what_was_asked_keeps_half_a_surrogate_pair_and_u_0000_as_they_were_escaped() {
    CommandMessage message =
        CommandRecord.golden("RegisterPartner.v1")
            .value("{\"partnerId\":\"acme\",\"name\":\"汉\\ud83d\\u0000\",\"sellsWholesale\":true}")
            .message();

    assertThat(message.data().json()).isPrintable().containsIgnoringCase("\\ud83d\\u0000");
    KeptForEver.assertKept("escaped", message);
  }

  private static Received readMutation(int seed) {
    Random random = new Random(seed);
    CommandRecord record = GOOD.get(random.nextInt(GOOD.size()));
    Mutation mutation = new Mutation(random);
    List<RecordHeader> headers = mutation.ofHeaders(record.headers());
    byte[] value = mutation.ofValue(record.value());
    try {
      return KafkaBinding.readCommand(new RecordHeaders(List.copyOf(headers)), value);
    } catch (RuntimeException | Error e) {
      throw new AssertionError("seed " + seed + ": " + Arrays.toString(value), e);
    }
  }
}
