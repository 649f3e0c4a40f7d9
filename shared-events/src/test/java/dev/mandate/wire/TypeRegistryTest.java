package dev.mandate.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A closed list: nothing is found by a name that is not on it, and no name stands twice. */
class TypeRegistryTest {
  /** A message of a test. */
  public record Greeting(String text) {}

  /** Another message of a test. */
  public record Farewell(String text) {}

  /** A record that has no JSON form. */
  public record Link(URI target) {}

  /** A record that nobody else can make. */
  record Hidden(String text) {
    private static final Hidden EMPTY = new Hidden("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Greeting", "test.Greeting", "test.Greeting.v2", "dev.mandate.wire.Greeting.v1"})
  void a_name_that_is_not_listed_is_unknown(String name) {
    TypeRegistry<Record> registry =
        new TypeRegistry<Record>("test.").add("Greeting", Greeting.class);

    assertThat(registry.byWireName("test.Greeting.v1")).isNotNull();
    assertThat(registry.byWireName(name)).isNull();
    assertThat(registry.byWireName(null)).isNull();
  }

  @Test
  void a_name_or_class_that_is_listed_twice_fails_the_start() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> registry().add("Greeting", Farewell.class));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> registry().add("Farewell", Greeting.class));
  }

  @Test
  void a_record_that_has_no_json_form_fails_the_start() {
    assertThatIllegalArgumentException().isThrownBy(() -> registry().add("Link", Link.class));
  }

  @Test
  void a_record_without_a_public_constructor_fails_the_start() {
    assertThatIllegalArgumentException().isThrownBy(() -> registry().add("Hidden", Hidden.class));
  }

  @Test
  void a_message_whose_class_is_not_listed_cannot_be_written() {
    assertThatIllegalArgumentException().isThrownBy(() -> registry().of(Hidden.EMPTY));
  }

  @Test
  void a_cloud_event_without_a_type_is_refused_and_not_guessed() {
    CloudEvent none = new CloudEvent(Map.of(), null);

    assertThatIllegalStateException().isThrownBy(none::type);
    assertThat(new CloudEvent(Map.of("type", "t"), null).type()).isEqualTo("t");
  }

  private static TypeRegistry<Record> registry() {
    return new TypeRegistry<Record>("test.").add("Greeting", Greeting.class);
  }
}
