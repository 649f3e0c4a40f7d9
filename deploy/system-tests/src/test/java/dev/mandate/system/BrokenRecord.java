package dev.mandate.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mandate.system.oracle.Command.Identity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A record that is no readable command (contract, section 1).
 *
 * @param name what is wrong
 * @param identity what it would be known by, if that can be read
 */
record BrokenRecord(
    String name, @Nullable Identity identity, Map<String, String> headers, @Nullable Bytes value) {
  private static final String SOURCE = "poison-upstream";

  /** One of every kind, as near to a good command about this partner as it can be. */
  static List<BrokenRecord> about(String partner) {
    return new Samples(partner).all();
  }

  @Override
  public String toString() {
    return name;
  }

  private static final class Samples {
    private final String good;
    private final List<BrokenRecord> all = new ArrayList<>();

    Samples(String partner) {
      good =
          "{\"partnerId\":\"%s\",\"userId\":\"poison-1.user-2\",\"role\":\"FULL_ADMIN\"}"
              .formatted(partner);
    }

    List<BrokenRecord> all() {
      headers();
      values();
      sizes();
      return all;
    }

    private void headers() {
      without("ce_id");
      without("ce_source");
      without("ce_type");
      without("ce_specversion");
      with("ce_specversion", "0.3");
      with("ce_type", "dev.mandate.command.MakeCoffee.v1");
      with("ce_type", "dev.mandate.command.GrantRole.v2");
      all.add(new BrokenRecord("no headers at all", null, Map.of(), bytes(good)));
    }

    private void values() {
      value("no value", null);
      value("an empty value", bytes(""));
      value("not JSON", bytes("GrantRole, please"));
      value("not an object", bytes("[" + good + "]"));
      value("broken JSON", bytes(good.substring(0, good.length() - 1)));
      value("something after the object", bytes(good + "}"));
      value("invalid UTF-8", Bytes.wrap(good.replace("user-2", "us\u00e9r").getBytes(ISO_8859_1)));
      value("a field twice", bytes(good.replace("{", "{\"role\":\"PARTNER_ADMIN\",")));
      value("no role", bytes(good.replace("role", "rule")));
      value("a role that is a number", bytes(good.replace("\"FULL_ADMIN\"", "7")));
      value("a role that is null", bytes(good.replace("\"FULL_ADMIN\"", "null")));
      value("no valid partner", bytes(good.replace("poison-1\"", "not an id\"")));
      value("deeply nested", bytes(good.replace("}", ",\"deep\":" + nested(40) + "}")));
    }

    private void sizes() {
      value("a large value", bytes(good.replace("}", ",\"more\":\"" + "x".repeat(65_536) + "\"}")));
      with("ce_more", "x".repeat(16_384));
    }

    private static String nested(int depth) {
      return "[".repeat(depth) + "]".repeat(depth);
    }

    private static Bytes bytes(String text) {
      return Bytes.wrap(text.getBytes(UTF_8));
    }

    private Map<String, String> goodHeaders() {
      Map<String, String> headers = new LinkedHashMap<>();
      headers.put("ce_specversion", "1.0");
      headers.put("ce_id", "broken-" + (all.size() + 1));
      headers.put("ce_source", SOURCE);
      headers.put("ce_type", "dev.mandate.command.GrantRole.v1");
      headers.put("content-type", "application/json");
      headers.put("ce_authtype", "system");
      headers.put("ce_authid", "upstream");
      return headers;
    }

    private void without(String header) {
      Map<String, String> headers = goodHeaders();
      headers.remove(header);
      add("without " + header, headers, bytes(good));
    }

    private void with(String header, String value) {
      Map<String, String> headers = goodHeaders();
      headers.put(header, value);
      add("with %s %.40s".formatted(header, value), headers, bytes(good));
    }

    private void value(String name, @Nullable Bytes value) {
      add(name, goodHeaders(), value);
    }

    private void add(String name, Map<String, String> headers, @Nullable Bytes value) {
      String id = headers.get("ce_id");
      String source = headers.get("ce_source");
      Identity identity = id == null || source == null ? null : new Identity(source, id);
      all.add(new BrokenRecord(name, identity, headers, value));
    }
  }
}
