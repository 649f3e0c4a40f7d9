package dev.mandate.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A record may be as large as the contract says, to the byte, and no larger. */
class RecordSizeTest {
  private static final int LARGEST_VALUE = 65_536;
  private static final int LARGEST_HEADERS = 16_384;

  @Test
  void a_value_of_65536_bytes_is_readable_and_one_byte_more_is_not() {
    assertThat(padded(CommandRecord.grantRole(), LARGEST_VALUE).validCommand()).isNotNull();
    assertThat(padded(CommandRecord.grantRole(), LARGEST_VALUE + 1).unreadable().detail())
        .isEqualTo("the value is larger than 65536 bytes");
  }

  @Test
  void the_same_limit_holds_for_the_whole_value_in_structured_mode() {
    CommandRecord structured = CommandRecord.grantRole().structured();

    assertThat(padded(structured, LARGEST_VALUE).validCommand()).isNotNull();
    assertThat(padded(structured, LARGEST_VALUE + 1).unreadable().detail())
        .isEqualTo("the value is larger than 65536 bytes");
  }

  @Test
  void the_limit_of_a_value_counts_bytes_and_not_characters() {
    String wide = "{\"x\":\"" + "汉".repeat(LARGEST_VALUE / 3 + 1) + "\"}";

    assertThat(CommandRecord.grantRole().value(wide).unreadable().detail())
        .isEqualTo("the value is larger than 65536 bytes");
  }

  @Test
  void headers_of_16384_bytes_are_readable_and_one_byte_more_are_not() {
    assertThat(withHeaderBytes("x", LARGEST_HEADERS).validCommand()).isNotNull();
    assertThat(withHeaderBytes("x", LARGEST_HEADERS + 1).unreadable().detail())
        .isEqualTo("the headers are larger than 16384 bytes");
  }

  @Test
  void the_limit_of_headers_counts_the_bytes_of_their_names() {
    assertThat(withHeaderBytes("汉字", LARGEST_HEADERS).validCommand()).isNotNull();
    assertThat(withHeaderBytes("汉字", LARGEST_HEADERS + 1).unreadable().detail())
        .isEqualTo("the headers are larger than 16384 bytes");
  }

  @Test
  void the_identity_of_a_record_that_is_too_large_is_still_reported() {
    CommandRecord binary = padded(CommandRecord.grantRole(), LARGEST_VALUE + 1);
    CommandRecord structured = padded(CommandRecord.grantRole().structured(), LARGEST_VALUE + 1);

    assertThat(binary.unreadable())
        .isEqualTo(
            new Unreadable(
                "the value is larger than 65536 bytes", "c-1", "/provisioning", "order-7"));
    assertThat(structured.unreadable()).isEqualTo(binary.unreadable());
  }

  private static CommandRecord padded(CommandRecord record, int size) {
    String text = new String(record.value(), StandardCharsets.UTF_8);
    return record.value(text + " ".repeat(size - record.value().length));
  }

  private static CommandRecord withHeaderBytes(String name, int size) {
    CommandRecord record = CommandRecord.grantRole();
    int missing = size - record.headerBytes() - name.getBytes(StandardCharsets.UTF_8).length;
    return record.header(name, "x".repeat(missing));
  }
}
