package dev.mandate.access.projection;

import dev.mandate.wire.Instants;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The types of columns: what their values are here, in a parameter, and in a copy. */
enum ColumnType {
  /** A {@link String}. */
  TEXT("text", String.class) {
    @Override
    void copy(CopyRows rows, Object value) {
      rows.add(((String) value).getBytes(StandardCharsets.UTF_8));
    }
  },

  /** A {@link Long}. */
  NUMBER("bigint", Long.class) {
    @Override
    void copy(CopyRows rows, Object value) {
      rows.add((long) value);
    }
  },

  /** An {@link Integer}. */
  SMALL_NUMBER("integer", Integer.class) {
    @Override
    void copy(CopyRows rows, Object value) {
      rows.add((int) value);
    }
  },

  /** A {@link Boolean}. */
  FLAG("boolean", Boolean.class) {
    @Override
    void copy(CopyRows rows, Object value) {
      rows.add(new byte[] {(byte) ((Boolean) value ? 1 : 0)});
    }
  },

  /** An {@link Instant}, of which the milliseconds are kept. */
  INSTANT("timestamptz", String.class) {
    /** As text, so that no time zone of this machine gets between. */
    @Override
    Object parameter(Object value) {
      return Instants.format((Instant) value);
    }

    @Override
    void copy(CopyRows rows, Object value) {
      rows.add(TimeUnit.MILLISECONDS.toMicros(((Instant) value).toEpochMilli() - YEAR_2000));
    }
  },

  /** Bytes. */
  BYTES("bytea", byte[].class) {
    @Override
    void copy(CopyRows rows, Object value) {
      rows.add((byte[]) value);
    }
  },

  /** A {@link java.util.UUID}. */
  UNIQUE_ID("uuid", String.class) {
    @Override
    Object parameter(Object value) {
      return value.toString();
    }

    @Override
    void copy(CopyRows rows, Object value) {
      UUID id = (UUID) value;
      rows.add(id.getMostSignificantBits(), id.getLeastSignificantBits());
    }
  };

  /** Where PostgreSQL's time begins, in milliseconds since 1970. */
  private static final long YEAR_2000 = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();

  private final String sql;
  private final Class<?> element;

  ColumnType(String sql, Class<?> element) {
    this.sql = sql;
    this.element = element;
  }

  /** Its name in statements. */
  String sql() {
    return sql;
  }

  /** An array of the class that the driver sends in its binary form, if it has one. */
  @Nullable Object[] parameters(int length) {
    return (@Nullable Object[]) Array.newInstance(element, length);
  }

  /** A value as the driver takes it in an array of this type. */
  Object parameter(Object value) {
    return value;
  }

  /** Adds a value to a row that is copied. */
  abstract void copy(CopyRows rows, Object value);
}
