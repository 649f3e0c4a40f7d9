package dev.mandate.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** Breaks a good record in one to four places, the same way for the same seed. */
final class Mutation {
  private static final List<String> NASTY =
      List.of(
          "null",
          "1e400",
          "1e99999999999",
          "-9223372036854775809",
          "\"\\ud800\"",
          "\"\\u0000\"",
          "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
          "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
          "{\"a\":1,\"a\":2}",
          "\"partnerId\":\"acme\",",
          "\"+999999999-12-31T23:59:59-18:00\"",
          "/**/",
          "\ufeff",
          "\u2028",
          "\\",
          "\"",
          "}",
          "=");

  private static final List<String> CONTENT_TYPES =
      List.of(
          "application/json",
          "application/cloudevents+json",
          "application/cloudevents+json;",
          "APPLICATION/CloudEvents+JSON ; charset=utf-8",
          "application/cloudevents-batch+json",
          "application/cloudevents+avro",
          ";",
          "");

  private final Random random;

  Mutation(Random random) {
    this.random = random;
  }

  static byte[] bytes(Random random, int atMost) {
    byte[] bytes = new byte[random.nextInt(atMost + 1)];
    random.nextBytes(bytes);
    return bytes;
  }

  List<RecordHeader> ofHeaders(List<RecordHeader> good) {
    List<RecordHeader> headers = new ArrayList<>(good);
    for (int i = random.nextInt(3); i > 0 && !headers.isEmpty(); i--) {
      int at = random.nextInt(headers.size());
      RecordHeader header = headers.get(at);
      switch (random.nextInt(8)) {
        case 0 -> headers.remove(at);
        case 1 -> headers.add(at, header);
        case 2 -> headers.set(at, new RecordHeader(header.key(), (byte[]) null));
        case 3 -> headers.set(at, new RecordHeader(header.key(), bytes(random, 300)));
        case 4 -> headers.set(at, new RecordHeader(header.key() + "\u0000", header.value()));
        case 5 -> headers.add(new RecordHeader("content-type", utf8(any(CONTENT_TYPES))));
        case 6 -> headers.set(at, new RecordHeader(header.key(), utf8(any(NASTY))));
        default -> headers.add(new RecordHeader("ce_", bytes(random, 5)));
      }
    }
    return headers;
  }

  byte @Nullable [] ofValue(byte[] good) {
    byte[] value = good;
    for (int i = random.nextInt(4); i > 0 && value.length > 0; i--) {
      int at = random.nextInt(value.length);
      int end = at + random.nextInt(Math.min(30, value.length - at) + 1);
      switch (random.nextInt(6)) {
        case 0 -> value = splice(value, at, at, utf8(any(NASTY)));
        case 1 -> value = replaceValue(value);
        case 2 -> value = splice(value, at, end, bytes(random, 10));
        case 3 -> value = splice(value, at, at, Arrays.copyOfRange(value, at, end));
        case 4 -> value = splice(value, at, end, new byte[0]);
        default -> {
          value = value.clone();
          value[at] ^= (byte) (1 << random.nextInt(8));
        }
      }
    }
    return random.nextInt(200) == 0 ? null : value;
  }

  /** Puts something nasty in the place of one JSON value, so that what surrounds it stays whole. */
  private byte[] replaceValue(byte[] value) {
    String text = new String(value, StandardCharsets.ISO_8859_1);
    List<Integer> colons = new ArrayList<>();
    for (int i = text.indexOf("\":"); i >= 0; i = text.indexOf("\":", i + 1)) {
      colons.add(i + 2);
    }
    if (colons.isEmpty()) {
      return value;
    }
    int start = colons.get(random.nextInt(colons.size()));
    int end = text.indexOf(',', start);
    return splice(value, start, end < 0 ? text.length() - 1 : end, utf8(any(NASTY)));
  }

  private static byte[] splice(byte[] value, int start, int end, byte[] between) {
    byte[] spliced = new byte[value.length - (Math.max(end, start) - start) + between.length];
    System.arraycopy(value, 0, spliced, 0, start);
    System.arraycopy(between, 0, spliced, start, between.length);
    int rest = Math.max(end, start);
    System.arraycopy(value, rest, spliced, start + between.length, value.length - rest);
    return spliced;
  }

  private String any(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
