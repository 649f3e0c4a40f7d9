package dev.mandate.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mandate.events.Event;
import dev.mandate.events.UserRemoved;
import dev.mandate.personal.PersonSecret;
import dev.mandate.policy.RoleSet;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events as CloudEvents, beyond what the golden files show. */
class EventCodecTest {
  private static final RecordedEvent REMOVED = recorded(7, "u1");

  @Test
  void the_sequence_of_positions_orders_as_text_as_it_does_as_numbers() {
    assertThat(sequence(9)).isLessThan(sequence(10)).hasSize(19);
    assertThat(sequence(Long.MAX_VALUE)).isGreaterThan(sequence(10)).hasSize(19);
  }

  @Test
  void two_events_never_share_an_id() {
    assertThat(EventCodec.write(recorded(7, "u1")).attribute("id"))
        .isNotEqualTo(EventCodec.write(recorded(8, "u1")).attribute("id"));
  }

  @Test
  void R31_a_consequence_has_this_system_as_its_actor_and_keeps_what_caused_it() {
    Provenance asked = EventExamples.provenance("GrantRole");

    Provenance consequence = asked.asConsequence();

    assertThat(consequence.authType()).isEqualTo("system");
    assertThat(consequence.authId()).isEqualTo("mandate");
    assertThat(consequence.actorRoles()).isEqualTo(RoleSet.EMPTY);
    assertThat(consequence)
        .usingRecursiveComparison()
        .ignoringFields("authType", "authId", "actorRoles")
        .isEqualTo(asked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type",
        "sequence",
        "time",
        "recordedtime",
        "askedtime",
        "causationid",
        "commandsource",
        "command"
      })
  void an_event_without_an_attribute_that_every_event_has_is_unreadable(String name) {
    Map<String, String> attributes = new HashMap<>(EventCodec.write(REMOVED).attributes());
    attributes.remove(name);

    assertUnreadable(attributes, EventCodec.data(REMOVED.event()), name + " is missing");
  }

  @ParameterizedTest
  @CsvSource({
    "sequence, seven, an attribute is malformed",
    "time, noon, an attribute is malformed",
    "actorroles, 'FULL_ADMIN,OWNER', actorroles names an unknown role",
    "type, dev.mandate.event.UserRemoved.v2, the event type is not known"
  })
  void an_event_with_a_malformed_attribute_is_unreadable(String name, String value, String why) {
    Map<String, String> attributes = new HashMap<>(EventCodec.write(REMOVED).attributes());
    attributes.put(name, value);

    assertUnreadable(attributes, EventCodec.data(REMOVED.event()), why);
  }

  @Test
  void an_event_without_data_is_unreadable() {
    assertUnreadable(EventCodec.write(REMOVED).attributes(), null, "the value is absent");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'partnerId':'acme'}|userId is missing",
        "{'partnerId':'acme','userId':1}|userId is not a string",
        "{'partnerId':'acme','userId':'a b'}|userId is no id",
        "[]|the value is not a JSON object"
      },
      quoteCharacter = '`')
  void an_event_whose_data_lack_its_form_is_unreadable(String data, String why) {
    assertUnreadable(
        EventCodec.write(REMOVED).attributes(),
        data.replace('\'', '"').getBytes(StandardCharsets.UTF_8),
        why);
  }

  @Test
  void an_event_brings_the_secret_along_that_seals_what_it_says_openly() throws Exception {
    PersonSecret secret = PersonSecret.random();
    byte[] data = "{\"userId\":\"u1\",\"email\":\"a@b.c\"}".getBytes(StandardCharsets.UTF_8);

    PersonSecret read =
        EventCodec.secret(new CloudEvent(Map.of("personsecret", secret.text()), data));

    assertThat(EventCodec.secret(new CloudEvent(Map.of(), data))).isNull();
    assertThat(read).isNotNull();
    assertThat(read.open(secret.seal("Ada"))).isEqualTo("Ada");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'userId':'u1','email':'a@b.c'}|AAAA|personsecret is no secret",
        "{'userId':'u1','email':'a@b.c'}|not base64|personsecret is no secret",
        "{'userId':'u1'}|AAAA|personsecret is there, and nobody whose it is",
        "{'userId':'a b','email':'a@b.c'}|AAAA|personsecret is there, and nobody whose it is"
      },
      quoteCharacter = '`')
  void an_event_with_a_secret_that_is_none_or_nobodys_is_unreadable(
      String data, String secret, String why) {
    CloudEvent event =
        new CloudEvent(
            Map.of("personsecret", secret),
            data.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> EventCodec.secret(event))
        .satisfies(e -> assertThat(e.detail()).isEqualTo(why));
  }

  @Test
  void a_field_that_a_later_version_adds_does_not_disturb_an_earlier_reader() throws Exception {
    byte[] data =
        "{\"partnerId\":\"acme\",\"userId\":\"u1\",\"added\":{}}".getBytes(StandardCharsets.UTF_8);

    Event read = EventCodec.event("dev.mandate.event.UserRemoved.v1", data);

    assertThat(read).isEqualTo(new UserRemoved("acme", "u1"));
  }

  @Test
  void stored_attributes_read_back_equal_whatever_their_text() throws Exception {
    Map<String, String> attributes = Map.of("reason", "line\nbreak \"quoted\" 汉字 🙂", "id", "");

    assertThat(AttributesCodec.read(AttributesCodec.write(attributes))).isEqualTo(attributes);
  }

  @Test
  void a_record_gives_back_what_was_sent_in_its_order() throws Exception {
    CloudEvent sent = EventCodec.write(REMOVED);

    CloudEvent received =
        KafkaBinding.read(new RecordHeaders(List.copyOf(KafkaBinding.headers(sent))), sent.data());

    assertThat(AttributesCodec.write(received.attributes()))
        .isEqualTo(AttributesCodec.write(sent.attributes()));
    assertThat(received.data()).isEqualTo(sent.data());
  }

  private static RecordedEvent recorded(long position, String userId) {
    return new RecordedEvent(
        new UserRemoved("acme", userId),
        position,
        EventExamples.DECIDED,
        EventExamples.RECORDED,
        EventExamples.provenance("RemoveUser"));
  }

  private static String sequence(long position) {
    return String.valueOf(EventCodec.write(recorded(position, "u1")).attribute("sequence"));
  }

  private static void assertUnreadable(
      Map<String, String> attributes, byte @Nullable [] data, String why) {
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> EventCodec.read(new CloudEvent(attributes, data)))
        .satisfies(e -> assertThat(e.detail()).startsWith(why));
  }
}
