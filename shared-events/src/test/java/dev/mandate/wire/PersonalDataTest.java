package dev.mandate.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.personal.PersonSecret;
import dev.mandate.policy.JsonText;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Personal values are sealed and opened where they stand, and nothing else is touched. */
class PersonalDataTest {
  private static final PersonSecret SECRET = PersonSecret.random();

  private static Stream<byte[]> data() {
    return Stream.concat(
        EventExamples.ALL.stream().map(example -> EventCodec.data(example.value().event())),
        Stream.of(
                "{\"userId\":\"u\",\"n\":1.50e+3,\"displayName\":\"a\\\\\\\"\\u0001\",\"x\":{\"email\":\"e\"}}",
                " { \"email\" : \"é王🙂\" , \"alias\":null, \"displayName\":7, \"asked\":[1,{}] } ",
                "{\"asked\":{\"asked\":{\"email\":\"e\"},\"alias\":\"\",\"email\":\"a@b\"},\"email\":\"b@c\"}")
            .map(text -> text.getBytes(UTF_8)));
  }

  @ParameterizedTest
  @MethodSource("data")
  void what_was_sealed_is_the_same_when_it_is_opened(byte[] data) {
    byte[] open = PersonalData.open(PersonalData.seal(data, SECRET), SECRET);

    // Text may be escaped in another way.
    assertThat(JsonValues.read(new String(open, UTF_8)))
        .isEqualTo(JsonValues.read(new String(data, UTF_8)));
    assertThat(PersonalData.open(PersonalData.seal(open, SECRET), SECRET)).isEqualTo(open);
    assertThat(PersonalData.open(data, SECRET)).isEqualTo(data);
  }

  @Test
  void only_personal_values_are_sealed_and_each_once() {
    byte[] data =
        bytes(
            "{\"name\":\"Ada\",\"displayName\":\"Ada\",\"asked\":{\"email\":\"a@b\",\"reason\":\"Ada\"},\"n\":1.0}");
    byte[] sealed = PersonalData.seal(data, SECRET);

    assertThat(new String(sealed, UTF_8))
        .isEqualTo(
            "{\"name\":\"Ada\",\"displayName\":\"%s\",\"asked\":{\"email\":\"%s\",\"reason\":\"Ada\"},\"n\":1.0}"
                .formatted(SECRET.seal("Ada"), SECRET.seal("a@b")));
    assertThat(PersonalData.seal(sealed, SECRET)).isEqualTo(sealed);
    assertThat(PersonalData.hasSealed(sealed)).isTrue();
    assertThat(PersonalData.hasSealed(data)).isFalse();
  }

  @Test
  void another_secret_leaves_sealed_what_it_does_not_open() {
    byte[] sealed = PersonalData.seal(bytes("{\"email\":\"a@b\"}"), SECRET);

    assertThat(PersonalData.open(sealed, PersonSecret.random())).isEqualTo(sealed);
  }

  @Test
  void an_event_is_sent_open_with_the_secret_that_seals_it_again() {
    byte[] open = bytes("{\"userId\":\"u1\",\"email\":\"a@b\"}");
    CloudEvent stored = new CloudEvent(Map.of("type", "t"), PersonalData.seal(open, SECRET));

    CloudEvent sent = PersonalData.opened(stored, SECRET);

    assertThat(sent.data()).isEqualTo(open);
    assertThat(sent.attributes()).isEqualTo(Map.of("type", "t", "personsecret", SECRET.text()));
    assertThat(PersonalData.opened(stored, PersonSecret.random())).isSameAs(stored);
  }

  @Test
  void what_a_command_says_of_somebody_is_found_as_in_its_bytes() {
    assertThat(PersonalData.person(new JsonText("{\"alias\":\"a\",\"userId\":\"u1\"}")))
        .isEqualTo("u1");
    assertThat(PersonalData.person(new JsonText("{\"role\":\"email\",\"userId\":\"u1\"}")))
        .isNull();
  }

  @Test
  void the_person_is_the_user_beside_the_values() {
    assertThat(PersonalData.person(bytes("{\"email\":\"a@b\",\"userId\":\"u1\"}"))).isEqualTo("u1");
    assertThat(
            PersonalData.person(
                bytes("{\"partnerId\":\"p\",\"asked\":{\"userId\":\"u2\",\"alias\":\"a\"}}")))
        .isEqualTo("u2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"userId\":\"u1\",\"role\":\"FULL_ADMIN\"}",
        "{\"email\":\"a@b\"}",
        "{\"email\":\"a@b\",\"userId\":\"no id\"}",
        "{\"email\":\"a@b\",\"userId\":{\"userId\":\"u1\"}}"
      })
  void where_nothing_is_personal_or_nobody_is_named_there_is_no_person(String data) {
    assertThat(PersonalData.person(bytes(data))).isNull();
  }

  /** A new field of a command or an event that names somebody has to be thought of here. */
  @Test
  void the_personal_fields_of_commands_and_events_are_these() {
    List<String> organizations =
        List.of("RegisterPartner", "ProvisionCustomer", "AttachCustomer", "RenameCustomer");
    Set<Class<?>> types = new HashSet<>(CommandTypes.REGISTRY.classes());
    types.addAll(EventTypes.REGISTRY.classes());
    Set<String> texts =
        types.stream()
            .filter(type -> !organizations.contains(type.getSimpleName()))
            .flatMap(type -> Arrays.stream(type.getRecordComponents()))
            .filter(component -> component.getType() == String.class)
            .filter(component -> FieldType.of(component) != FieldType.ID)
            .map(RecordComponent::getName)
            .collect(Collectors.toSet());
    texts.removeAll(PersonalData.FIELDS);

    assertThat(texts)
        .containsExactlyInAnyOrder("reason", "by", "format", "command", "detail", "name");
  }

  private static byte[] bytes(String json) {
    return json.getBytes(UTF_8);
  }
}
