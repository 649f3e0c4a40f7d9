package dev.mandate.roles.deadletters;

import static dev.mandate.roles.deadletters.Letters.dead;
import static dev.mandate.roles.deadletters.Letters.headers;
import static dev.mandate.roles.deadletters.Letters.record;
import static dev.mandate.roles.deadletters.Letters.registers;
import static dev.mandate.roles.deadletters.Letters.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.wire.Topics;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the list says of a dead letter, whatever it holds. */
class DeadLetterTest {
  private static final byte[] NO_UTF_8 = {(byte) 0xff};

  @Test
  void a_line_says_what_was_wrong_where_it_was_and_what_it_was_to_be() {
    assertThat(DeadLetter.of(dead(utf8("acme"), registers("d-1"), utf8("[]"))))
        .isEqualTo(
            new DeadLetter(
                2,
                7,
                Instant.ofEpochSecond(1),
                "acme",
                "INVALID",
                "the value is not a JSON object",
                new DeadLetter.Place(Topics.COMMANDS, 1, 5L),
                null,
                2,
                "d-1",
                "/dead/letters",
                "dev.mandate.command.RegisterPartner.v1",
                false));
  }

  @Test
  void what_this_version_can_read_is_told() {
    byte[] command = utf8(Letters.REGISTER.formatted("p"));

    assertThat(DeadLetter.of(dead(null, registers("d-2"), command)).readable()).isTrue();
  }

  @Test
  void structured_mode_tells_its_identity_and_type_too() {
    DeadLetter line =
        DeadLetter.of(
            dead(
                null,
                headers("content-type", "application/cloudevents+json"),
                utf8("{\"specversion\":\"1.0\",\"id\":\"d-3\",\"source\":\"/s\",\"type\":\"t\"}")));

    assertThat(line.id()).isEqualTo("d-3");
    assertThat(line.source()).isEqualTo("/s");
    assertThat(line.type()).isEqualTo("t");
  }

  @Test
  void what_is_no_text_or_far_too_long_is_left_out_and_the_rest_is_told() {
    DeadLetter broken =
        DeadLetter.of(dead(NO_UTF_8, registers("d-4").add("ce_subject", NO_UTF_8), utf8("[]")));
    DeadLetter large =
        DeadLetter.of(dead(utf8("k".repeat(2_000)), headers("ce_type", "t".repeat(2_000)), null));

    assertThat(broken.key()).isNull();
    assertThat(broken.id()).isEqualTo("d-4");
    assertThat(broken.type()).isEqualTo("dev.mandate.command.RegisterPartner.v1");
    assertThat(large.key()).isNull();
    assertThat(large.type()).isNull();
  }

  @Test
  void a_record_that_somebody_else_put_there_is_listed_as_well() {
    DeadLetter foreign =
        DeadLetter.of(
            record(
                Topics.COMMANDS_DLT,
                0,
                0,
                null,
                headers("mandate_original_partition", "many"),
                null));

    assertThat(foreign.code()).isNull();
    assertThat(foreign.original()).isEqualTo(new DeadLetter.Place(null, null, null));
    assertThat(foreign.size()).isZero();
  }
}
