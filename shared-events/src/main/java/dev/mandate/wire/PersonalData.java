package dev.mandate.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mandate.personal.PersonSecret;
import dev.mandate.personal.Sealed;
import dev.mandate.policy.Ids;
import dev.mandate.policy.JsonText;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;

/**
 * Personal values in the data of commands and events. They are fields of the data themselves, or of
 * what a command asked for that an event keeps, and belong to the user who is named beside them.
 * Everything else in the data stays as it is, byte for byte.
 */
public final class PersonalData {
  /** The fields that hold something personal. */
  public static final Set<String> FIELDS = Set.of("displayName", "email", "alias");

  private static final List<String> QUOTED_FIELDS =
      FIELDS.stream().map(field -> '"' + field + '"').toList();
  private static final String USER = "userId";
  private static final String ASKED = "asked";
  private static final byte[] SEALED = ('"' + Sealed.PREFIX).getBytes(UTF_8);
  private static final JsonFactory JSON = JsonFactory.builder().build();

  private PersonalData() {}

  /**
   * The user whose personal values are in what a command says.
   *
   * @return the same as {@link #person(byte[])}; for most commands at once
   */
  public static @Nullable String person(JsonText data) {
    String json = data.json();
    return QUOTED_FIELDS.stream().anyMatch(json::contains) ? person(json.getBytes(UTF_8)) : null;
  }

  /**
   * The user whose personal values are in the data.
   *
   * @param data one JSON object that was read before
   * @return the id, or null if there are no such values, or what names the user is no id: nobody
   *     could ask to have them erased
   */
  public static @Nullable String person(byte[] data) {
    Visit visit = new Visit(data, UnaryOperator.identity());
    visit.run();
    String user = visit.user;
    return visit.values == 0 || user == null || !Ids.isId(user) ? null : user;
  }

  /** Whether something in the data is sealed. */
  public static boolean hasSealed(byte[] data) {
    for (int at = 0; at <= data.length - SEALED.length; at++) {
      int matched = 0;
      while (matched < SEALED.length && data[at + matched] == SEALED[matched]) {
        matched++;
      }
      if (matched == SEALED.length) {
        return true;
      }
    }
    return false;
  }

  /** The same data with the personal values sealed that are not. */
  public static byte[] seal(byte[] data, PersonSecret secret) {
    return change(data, value -> Sealed.isSealed(value) ? value : secret.seal(value));
  }

  /** The same data with other personal values. */
  public static byte[] change(byte[] data, UnaryOperator<String> change) {
    return new Visit(data, change).run();
  }

  /** The same data with those sealed values open that this secret opens. */
  public static byte[] open(byte[] data, PersonSecret secret) {
    return change(data, value -> Objects.requireNonNullElse(secret.open(value), value));
  }

  /**
   * A stored event as it is sent: with those sealed values open that this secret opens, and if
   * there are any, with the secret, so that whoever reads the event can seal them again.
   */
  public static CloudEvent opened(CloudEvent stored, PersonSecret secret) {
    byte[] sealed = Objects.requireNonNull(stored.data(), "A stored event has data");
    byte[] open = open(sealed, secret);
    if (Arrays.equals(open, sealed)) {
      return stored;
    }
    Map<String, String> attributes = new LinkedHashMap<>(stored.attributes());
    attributes.put(Attributes.PERSON_SECRET, secret.text());
    return new CloudEvent(attributes, open);
  }

  /** One way through the data, which changes personal values. */
  private static final class Visit {
    private final byte[] data;
    private final UnaryOperator<String> change;
    private final ByteArrayOutputStream changed = new ByteArrayOutputStream();
    private int copied;
    private int values;
    private @Nullable String user;

    Visit(byte[] data, UnaryOperator<String> change) {
      this.data = data;
      this.change = change;
    }

    byte[] run() {
      try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), data)) {
        json.nextToken();
        object(json, true);
      }
      if (copied == 0) {
        return data;
      }
      changed.write(data, copied, data.length - copied);
      return changed.toByteArray();
    }

    private void object(JsonParser json, boolean outermost) {
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (value == JsonToken.VALUE_STRING) {
          text(json, name);
        } else if (outermost && name.equals(ASKED) && value == JsonToken.START_OBJECT) {
          object(json, false);
        } else {
          json.skipChildren();
        }
      }
    }

    private void text(JsonParser json, String name) {
      if (name.equals(USER)) {
        user = json.getString();
      } else if (FIELDS.contains(name)) {
        values++;
        int from = Math.toIntExact(json.currentTokenLocation().getByteOffset());
        String value = json.getString();
        int to = Math.toIntExact(json.currentLocation().getByteOffset());
        String other = change.apply(value);
        if (!other.equals(value)) {
          replace(from, to, other);
        }
      }
    }

    private void replace(int from, int to, String text) {
      changed.write(data, copied, from - copied);
      changed.write('"');
      changed.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(text));
      changed.write('"');
      copied = to;
    }
  }
}
