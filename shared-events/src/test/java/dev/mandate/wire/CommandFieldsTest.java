package dev.mandate.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.commands.Command;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Every field of every command: absent, null, of a wrong type. */
class CommandFieldsTest {
  private static final List<String> VALUES_OF_ALL_TYPES =
      List.of("\"text\"", "1", "1.5", "true", "[]", "{}");

  /** A field of a command, as its golden files have it. */
  record Field(String command, String name, JsonNode value, boolean required) {
    CommandRecord record() {
      return CommandRecord.golden(command);
    }

    @Override
    public String toString() {
      return command + " " + name;
    }
  }

  /** A JSON value that has not the type of the field. */
  record WrongType(Field field, String json) {}

  static Stream<Field> fields() {
    return CommandExamples.ALL.stream()
        .filter(example -> !example.isMinimal())
        .flatMap(example -> fields(example.name()));
  }

  static Stream<Field> requiredFields() {
    return fields().filter(Field::required).filter(field -> !field.name().equals("partnerId"));
  }

  static Stream<Field> optionalFields() {
    return fields().filter(field -> !field.required());
  }

  static Stream<WrongType> wrongTypes() {
    return fields()
        .filter(field -> !field.name().equals("partnerId"))
        .flatMap(
            field ->
                VALUES_OF_ALL_TYPES.stream()
                    .filter(json -> !ofSameType(json, field.value()))
                    .map(json -> new WrongType(field, json)));
  }

  @ParameterizedTest
  @MethodSource("requiredFields")
  void a_required_field_that_is_absent_makes_a_record_unreadable(Field field) {
    CommandRecord record = field.record().withoutField(field.name());

    assertThat(record.unreadable().detail()).isEqualTo(field.name() + " is missing");
  }

  @ParameterizedTest
  @MethodSource("requiredFields")
  void a_required_field_that_is_null_makes_a_record_unreadable(Field field) {
    CommandRecord record = field.record().field(field.name(), "null");

    assertThat(record.unreadable().detail()).isEqualTo(field.name() + " is missing");
  }

  @ParameterizedTest
  @MethodSource("optionalFields")
  void an_optional_field_that_is_null_is_absent(Field field) {
    Command withNull = field.record().field(field.name(), "null").validCommand();

    assertThat(withNull).isEqualTo(field.record().withoutField(field.name()).validCommand());
    assertThat(withNull).isNotEqualTo(field.record().validCommand());
  }

  @ParameterizedTest
  @MethodSource("wrongTypes")
  void a_field_of_a_wrong_json_type_makes_a_record_unreadable(WrongType wrong) {
    String name = wrong.field().name();
    CommandRecord record = wrong.field().record().field(name, wrong.json());

    assertThat(record.unreadable().detail()).startsWith(name + " is not a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", "[null]", "[[]]", "[{}]", "[true]", "[\"ORG_DOMAIN\",1]"})
  void an_array_with_an_item_of_a_wrong_json_type_makes_a_record_unreadable(String array) {
    assertThat(CommandRecord.golden("SetRoles.v1").field("roles", array).unreadable().detail())
        .isEqualTo("roles is not a string");
    assertThat(
            CommandRecord.golden("SetRestrictionList.v1")
                .field("restrictions", array)
                .unreadable()
                .detail())
        .isEqualTo("restrictions has an item that is not a string");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "1",
        "true",
        "[]",
        "{}",
        "\"\"",
        "\"a b\"",
        "\"a/b\"",
        "\"汉\"",
        "\"a\\n\""
      })
  void a_partner_id_that_is_none_makes_a_record_unreadable(String json) {
    assertThat(CommandRecord.grantRole().field("partnerId", json).unreadable().detail())
        .isEqualTo("partnerId is missing or no id");
  }

  @Test
  void a_record_without_a_partner_id_is_unreadable() {
    assertThat(CommandRecord.grantRole().withoutField("partnerId").unreadable().detail())
        .isEqualTo("partnerId is missing or no id");
  }

  @Test
  void an_id_has_64_characters_at_most() {
    String longest = "A9._:@-z".repeat(8);

    assertThat(CommandRecord.grantRole().field("partnerId", quoted(longest)).message().partnerId())
        .isEqualTo(longest);
    assertThat(CommandRecord.grantRole().field("partnerId", quoted(longest + "x")).unreadable())
        .isNotNull();
  }

  @Test
  void unreadable_outweighs_invalid_and_names_every_field() {
    CommandRecord record =
        CommandRecord.grantRole()
            .field("role", "\"NO_SUCH_ROLE\"")
            .field("expiresAt", "17")
            .withoutField("userId")
            .without("ce_authid");

    assertThat(record.unreadable().detail())
        .isEqualTo("userId is missing; expiresAt is not a string");
  }

  private static Stream<Field> fields(String command) {
    JsonNode full = CommandRecord.golden(command).data();
    String minimal = command + ".minimal";
    Set<String> required =
        Golden.names("commands").contains(minimal)
            ? Set.copyOf(CommandRecord.golden(minimal).data().propertyNames())
            : Set.copyOf(full.propertyNames());
    return full.properties().stream()
        .map(f -> new Field(command, f.getKey(), f.getValue(), required.contains(f.getKey())));
  }

  private static boolean ofSameType(String json, JsonNode value) {
    return switch (json) {
      case "\"text\"" -> value.isString();
      case "1" -> value.isIntegralNumber();
      case "true" -> value.isBoolean();
      case "[]" -> value.isArray();
      case "{}" -> value.isObject();
      default -> false;
    };
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
