package dev.mandate.access.projection;

import dev.mandate.audit.AuditEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A reason that was given in a partner's log.
 *
 * @param key stands for the text
 */
record AuditReason(Key key, String text) {
  static final List<Column<AuditReason>> COLUMNS =
      List.of(
          Column.text("partner_id", reason -> reason.key().partnerId()),
          Column.uuid("reason_key", reason -> reason.key().reason()),
          Column.text("reason", AuditReason::text));

  /** What tells it from others. */
  record Key(String partnerId, UUID reason) {}

  /** The reason of an entry, if it has one. */
  static Stream<AuditReason> in(AuditEntry entry) {
    String text = entry.reason();
    UUID key = keyOf(text);
    return text == null || key == null
        ? Stream.empty()
        : Stream.of(new AuditReason(new Key(entry.partnerId(), key), text));
  }

  /** The first half of SHA-256, so that nobody finds another text with the same key. */
  static @Nullable UUID keyOf(@Nullable String text) {
    if (text == null) {
      return null;
    }
    ByteBuffer hash = ByteBuffer.wrap(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    return new UUID(hash.getLong(), hash.getLong());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
