package dev.mandate.access.projection;

import dev.mandate.audit.AuditEntry;
import dev.mandate.proof.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A text of entries that words are looked for in: what a customer is called there, or a reason.
 * There are far fewer of them than entries. What people are called is sealed, and looked for
 * elsewhere.
 *
 * @param id the customer, or what stands for the reason in an index
 */
record AuditText(String partnerId, Kind kind, String id, String text) {
  static final List<Column<AuditText>> COLUMNS =
      List.of(
          Column.text("partner_id", AuditText::partnerId),
          Column.text("kind", text -> text.kind().name()),
          Column.text("id", AuditText::id),
          Column.uuid("text_key", AuditText::key),
          Column.text("text", AuditText::text));

  /** What has the text. */
  enum Kind {
    CUSTOMER,
    REASON
  }

  /**
   * The texts of an entry.
   *
   * @param reasonKey what stands for its reason, if it has one
   */
  static Stream<AuditText> in(AuditEntry entry, @Nullable UUID reasonKey) {
    String reason = reasonKey == null ? null : reasonKey.toString();
    return Stream.of(
            of(entry, Kind.CUSTOMER, entry.customerId(), entry.customerName()),
            of(entry, Kind.REASON, reason, entry.reason()))
        .flatMap(text -> text);
  }

  private static Stream<AuditText> of(
      AuditEntry entry, Kind kind, @Nullable String id, @Nullable String text) {
    return id == null || text == null
        ? Stream.empty()
        : Stream.of(new AuditText(entry.partnerId(), kind, id, text));
  }

  private UUID key() {
    return kind == Kind.REASON ? UUID.fromString(id) : keyOf(text);
  }

  /** The first half of SHA-256, so that nobody finds another text with the same key. */
  static UUID keyOf(String text) {
    ByteBuffer hash = ByteBuffer.wrap(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    return new UUID(hash.getLong(), hash.getLong());
  }
}
