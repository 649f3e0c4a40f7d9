package dev.mandate.wire;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON form of a record, taken from its components: their names are the fields, their types the
 * JSON types, and what is not {@code @Nullable} is required. Unknown fields are ignored.
 */
final class RecordShape<T extends Record> {
  private record Field(String name, boolean required, FieldType type, Method accessor) {}

  private final Constructor<T> constructor;
  private final List<Field> fields;

  RecordShape(Class<T> type) {
    RecordComponent[] components = type.getRecordComponents();
    fields = Arrays.stream(components).map(RecordShape::field).toList();
    try {
      constructor =
          type.getConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(type + " has no public canonical constructor", e);
    }
  }

  private static Field field(RecordComponent component) {
    boolean required = !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    return new Field(
        component.getName(), required, FieldType.of(component), component.getAccessor());
  }

  Class<T> type() {
    return constructor.getDeclaringClass();
  }

  /** Reads a record, or notes what is wrong and answers null. */
  @Nullable T read(ObjectNode data, Problems problems) {
    @Nullable Object[] values = new @Nullable Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      Field field = fields.get(i);
      JsonNode node = data.get(field.name());
      if (node != null && !node.isNull()) {
        values[i] = field.type().read(field.name(), node, problems);
      } else if (field.required()) {
        problems.unreadable(field.name(), "is missing");
      }
    }
    return problems.none() ? instantiate(values) : null;
  }

  /** Writes a record as a JSON object, absent values left out. */
  void write(JsonGenerator json, T value) {
    json.writeStartObject();
    for (Field field : fields) {
      Object component = component(field, value);
      if (component != null) {
        json.writeName(field.name());
        field.type().write(json, component);
      }
    }
    json.writeEndObject();
  }

  private T instantiate(@Nullable Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot make a " + constructor.getDeclaringClass(), e);
    }
  }

  private @Nullable Object component(Field field, T value) {
    try {
      return field.accessor().invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("Cannot read " + field.name() + " of " + value.getClass(), e);
    }
  }
}
