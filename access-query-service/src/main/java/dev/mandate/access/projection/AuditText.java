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
 * A text of entries that words are looked for in: what a user or a customer is called there, or a
 * reason. There are far fewer of them than entries.
 *
 * @param id the user or customer, or what stands for the reason in an index
 */
record AuditText(String partnerId, Kind kind, String id, String text) {
  static final List<Column<AuditText>> COLUMNS =
      List.of(
          Column.text("partner_id", AuditText::partnerId),
          Column.text("kind", text -> text.kind().name()),
          Column.text("id", AuditText::id),
          Column.uuid("text_key", text -> keyOf(text.text())),
          Column.text("text", AuditText::text));

  /** What has the text. */
  enum Kind {
    USER,
    CUSTOMER,
    REASON
  }

  /** The texts of an entry. */
  static Stream<AuditText> in(AuditEntry entry) {
    UUID reason = keyOf(entry.reason());
    return Stream.of(
            of(entry, Kind.USER, entry.actor().id(), entry.actor().name()),
            of(entry, Kind.USER, entry.targetUser(), entry.targetName()),
            of(entry, Kind.CUSTOMER, entry.customerId(), entry.customerName()),
            of(entry, Kind.REASON, reason == null ? null : reason.toString(), entry.reason()))
        .flatMap(text -> text);
  }

  private static Stream<AuditText> of(
      AuditEntry entry, Kind kind, @Nullable String id, @Nullable String text) {
    return id == null || text == null
        ? Stream.empty()
        : Stream.of(new AuditText(entry.partnerId(), kind, id, text));
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
