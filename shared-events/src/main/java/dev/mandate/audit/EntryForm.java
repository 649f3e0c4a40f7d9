package dev.mandate.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mandate.personal.Salt;
import dev.mandate.policy.JsonText;
import dev.mandate.policy.Role;
import dev.mandate.proof.CanonicalJson;
import dev.mandate.proof.Hash;
import dev.mandate.wire.Instants;
import dev.mandate.wire.JsonValues;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Entries as JSON in canonical form: what is hashed, and what is exported. It never changes,
 * because the hashes of all entries follow from it; what entries may say in future goes into new
 * fields, which those of the past do not have.
 */
public final class EntryForm {
  private static final int USUAL_LENGTH = 1024;

  private final StringBuilder text = new StringBuilder(USUAL_LENGTH);
  private char before = '{';

  private EntryForm() {}

  /** The hash of an entry: the leaf of its log's tree (R33). */
  public static Hash hash(AuditEntry entry) {
    return Hash.ofLeaf(hashed(entry).getBytes(UTF_8));
  }

  /**
   * An entry as it is hashed. In place of personal values, be they sealed or open, stand their
   * commitments, so that it stays the same when they are erased.
   */
  public static String hashed(AuditEntry entry) {
    return new EntryForm().write(PersonalValues.committed(entry), null);
  }

  /** An entry as it stands, with its sentence, which follows from it and is not hashed. */
  public static String exported(AuditEntry entry, String summary) {
    return new EntryForm().write(entry, summary);
  }

  /** An entry as it stands, with all that is needed to hash it again. */
  public static String exported(AuditEntry entry) {
    return new EntryForm().write(entry, null);
  }

  /** Old or new values as they are in an entry; null if there are none. */
  public static @Nullable String values(@Nullable Map<String, Object> values) {
    return values == null ? null : CanonicalJson.of(plain(values));
  }

  // In the order of names, as the canonical form wants them.
  private String write(AuditEntry entry, @Nullable String summary) {
    addActor(entry.actor());
    add("asked", Instants.format(entry.asked()));
    add("cause", entry.cause());
    add("code", entry.code());
    add("command", entry.command());
    add("commandId", entry.commandId());
    add("commandSource", entry.commandSource());
    add("correlationId", entry.correlationId());
    add("customerId", entry.customerId());
    add("customerName", entry.customerName());
    add("decided", Instants.format(entry.decided()));
    add("detail", entry.detail());
    add("event", entry.event());
    add("new", plain(entry.newValues()));
    add("old", plain(entry.oldValues()));
    add("outcome", entry.outcome().name());
    add("partnerId", entry.partnerId());
    add("position", entry.position());
    add("reason", entry.reason());
    add("recorded", Instants.format(entry.recorded()));
    add("request", entry.request() == null ? null : JsonValues.of(entry.request()));
    add("role", entry.role());
    add("summary", summary);
    add("targetName", entry.targetName());
    add("targetSalt", text(entry.target() == null ? null : entry.target().salt()));
    add("targetUser", entry.targetUser());
    add("traceId", entry.traceId());
    return text.append('}').toString();
  }

  private void addActor(Actor actor) {
    text.append(before).append("\"actor\":");
    before = '{';
    add("id", actor.id());
    add("name", actor.name());
    add("roles", actor.roles().stream().map(Role::name).toList());
    add("salt", text(actor.salt()));
    add("type", actor.type());
    text.append('}');
  }

  private static @Nullable String text(@Nullable Salt salt) {
    return salt == null ? null : salt.text();
  }

  private void add(String name, @Nullable Object value) {
    if (value != null) {
      text.append(before).append('"').append(name).append("\":");
      CanonicalJson.append(text, value);
      before = ',';
    }
  }

  private static @Nullable Map<String, @Nullable Object> plain(
      @Nullable Map<String, Object> values) {
    if (values == null || values.values().stream().noneMatch(JsonText.class::isInstance)) {
      return values;
    }
    Map<String, @Nullable Object> plain = new HashMap<>(values);
    plain.replaceAll((_, value) -> value instanceof JsonText json ? JsonValues.of(json) : value);
    return plain;
  }
}
