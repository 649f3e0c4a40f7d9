package dev.mandate.wire;

import dev.mandate.policy.Id;
import dev.mandate.policy.Ids;
import dev.mandate.policy.JsonText;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Restriction;
import dev.mandate.policy.RestrictionSet;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleSet;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * How one type of record component looks in JSON. A value of a wrong JSON type makes the message
 * unreadable; a value of the right type that breaks its rule makes it invalid.
 */
interface FieldType {
  /** The value, or null after noting a problem. */
  @Nullable Object read(String field, JsonNode node, Problems problems);

  /** Writes a value of this type. */
  void write(JsonGenerator json, Object value);

  /** The JSON type of a record component. */
  static FieldType of(RecordComponent component) {
    Class<?> type = component.getType();
    if (type == String.class) {
      return component.isAnnotationPresent(Id.class) ? ID : TEXT;
    }
    if (type == boolean.class) {
      return FLAG;
    }
    if (type == long.class) {
      return COUNT;
    }
    if (type == Instant.class) {
      return INSTANT;
    }
    if (type == RoleSet.class) {
      return ROLES;
    }
    if (type == RestrictionSet.class) {
      return RESTRICTIONS;
    }
    if (type == JsonText.class) {
      return OBJECT;
    }
    if (type.isEnum()) {
      return new EnumType(type);
    }
    throw new IllegalArgumentException("No JSON form is defined for " + component);
  }

  FieldType TEXT = new TextType();
  FieldType ID = new IdType();
  FieldType FLAG = new FlagType();
  FieldType COUNT = new CountType();
  FieldType INSTANT = new InstantType();
  FieldType ROLES = new RolesType();
  FieldType RESTRICTIONS = new RestrictionsType();
  FieldType OBJECT = new ObjectType();

  /** Any text that can be stored and shown. */
  final class TextType implements FieldType {
    @Override
    public @Nullable Object read(String field, JsonNode node, Problems problems) {
      if (!node.isString()) {
        problems.unreadable(field, "is not a string");
        return null;
      }
      String text = node.stringValue();
      if (!Text.isStorable(text)) {
        problems.invalid(
            field, "has a character that cannot be stored (U+0000 or half a surrogate pair)");
        return null;
      }
      return text;
    }

    @Override
    public void write(JsonGenerator json, Object value) {
      json.writeString((String) value);
    }
  }

  /** The id of a partner, user or customer. */
  final class IdType implements FieldType {
    @Override
    public @Nullable Object read(String field, JsonNode node, Problems problems) {
      if (!node.isString()) {
        problems.unreadable(field, "is not a string");
        return null;
      }
      if (!Ids.isId(node.stringValue())) {
        problems.invalid(field, "is no id: it must match " + Id.PATTERN);
        return null;
      }
      return node.stringValue();
    }

    @Override
    public void write(JsonGenerator json, Object value) {
      json.writeString((String) value);
    }
  }

  /** True or false. */
  final class FlagType implements FieldType {
    @Override
    public @Nullable Object read(String field, JsonNode node, Problems problems) {
      if (!node.isBoolean()) {
        problems.unreadable(field, "is not a boolean");
        return null;
      }
      return node.booleanValue();
    }

    @Override
    public void write(JsonGenerator json, Object value) {
      json.writeBoolean((Boolean) value);
    }
  }

  /** A whole number. */
  final class CountType implements FieldType {
    @Override
    public @Nullable Object read(String field, JsonNode node, Problems problems) {
      if (!node.isIntegralNumber()) {
        problems.unreadable(field, "is not a whole number");
        return null;
      }
      if (!node.canConvertToLong() || node.longValue() < 0) {
        problems.invalid(field, "is negative or too large");
        return null;
      }
      return node.longValue();
    }

    @Override
    public void write(JsonGenerator json, Object value) {
      json.writeNumber((Long) value);
    }
  }

  /** An ISO 8601 instant; written in UTC with milliseconds. */
  final class InstantType implements FieldType {
    @Override
    public @Nullable Object read(String field, JsonNode node, Problems problems) {
      if (!node.isString()) {
        problems.unreadable(field, "is not a string");
        return null;
      }
      try {
        return Instants.parse(node.stringValue());
      } catch (DateTimeException e) {
        problems.invalid(field, "is not an ISO 8601 instant such as 2026-01-31T12:00:00.000Z");
        return null;
      }
    }

    @Override
    public void write(JsonGenerator json, Object value) {
      json.writeString(Instants.format((Instant) value));
    }
  }

  /** One of the constants of an enum, by name. */
  final class EnumType implements FieldType {
    private final Class<?> type;
    private final List<?> constants;

    EnumType(Class<?> type) {
      this.type = type;
      this.constants = List.of(type.getEnumConstants());
    }

    @Override
    public @Nullable Object read(String field, JsonNode node, Problems problems) {
      if (!node.isString()) {
        problems.unreadable(field, "is not a string");
        return null;
      }
      for (Object constant : constants) {
        if (constant.toString().equals(node.stringValue())) {
          return constant;
        }
      }
      problems.invalid(field, "is not a known " + type.getSimpleName());
      return null;
    }

    @Override
    public void write(JsonGenerator json, Object value) {
      json.writeString(value.toString());
    }
  }

  /** A set of roles, as an array of their names. */
  final class RolesType implements FieldType {
    private static final EnumType ROLE = new EnumType(Role.class);

    @Override
    public @Nullable Object read(String field, JsonNode node, Problems problems) {
      List<Role> roles =
          items(field, node, problems, item -> (Role) ROLE.read(field, item, problems));
      return roles == null ? null : RoleSet.of(roles);
    }

    @Override
    public void write(JsonGenerator json, Object value) {
      json.writeStartArray();
      ((RoleSet) value).stream().map(Role::name).forEach(json::writeString);
      json.writeEndArray();
    }
  }

  /** A set of restrictions, as an array of their keys, sorted. */
  final class RestrictionsType implements FieldType {
    @Override
    public @Nullable Object read(String field, JsonNode node, Problems problems) {
      List<Restriction> restrictions =
          items(field, node, problems, item -> restriction(field, item, problems));
      return restrictions == null ? null : RestrictionSet.of(restrictions);
    }

    private static @Nullable Restriction restriction(
        String field, JsonNode node, Problems problems) {
      if (!node.isString()) {
        problems.unreadable(field, "has an item that is not a string");
        return null;
      }
      Restriction known = Policy.standard().restriction(node.stringValue());
      if (known == null) {
        problems.invalid(field, "names a restriction that the catalogue does not have");
      }
      return known;
    }

    @Override
    public void write(JsonGenerator json, Object value) {
      json.writeStartArray();
      ((RestrictionSet) value).keys().forEach(json::writeString);
      json.writeEndArray();
    }
  }

  /** A JSON object that is kept as it is. */
  final class ObjectType implements FieldType {
    @Override
    public @Nullable Object read(String field, JsonNode node, Problems problems) {
      if (!node.isObject()) {
        problems.unreadable(field, "is not an object");
        return null;
      }
      return new JsonText(Json.text(node));
    }

    @Override
    public void write(JsonGenerator json, Object value) {
      json.writeRawValue(((JsonText) value).json());
    }
  }

  private static <T> @Nullable List<T> items(
      String field, JsonNode node, Problems problems, Function<JsonNode, @Nullable T> read) {
    if (!node.isArray()) {
      problems.unreadable(field, "is not an array");
      return null;
    }
    List<T> items = new ArrayList<>();
    for (JsonNode item : node) {
      T value = read.apply(item);
      if (value != null) {
        items.add(value);
      }
    }
    return items;
  }
}
