package dev.mandate.access.webex;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit log as Webex gives it.
 *
 * @param id the same for ever, and no other event's
 * @param actorId who asked, or null if an invalid command did not say
 * @param actorOrgId the organization of whoever asked; that of the partner for a system
 */
record AdminAuditEvent(
    String id, Instant created, @Nullable String actorId, String actorOrgId, Data data) {
  /**
   * What happened; null where there is nothing to tell.
   *
   * @param trackingId ties the events of one request together
   * @param targetType {@code PERSON} or {@code ORG}
   * @param targetOrgId the organization in which it happened
   * @param settingValue the new value as JSON
   * @param previousValue the old value as JSON, or {@code Null}
   */
  record Data(
      @Nullable String actorName,
      @Nullable String actorEmail,
      @Nullable String actorOrgName,
      List<String> adminRoles,
      String eventCategory,
      String eventDescription,
      String actionText,
      String trackingId,
      String targetType,
      String targetId,
      @Nullable String targetName,
      String targetOrgId,
      @Nullable String targetOrgName,
      @Nullable String errorCode,
      @Nullable String errorMessage,
      @Nullable String operationType,
      @Nullable String roleAdded,
      @Nullable String roleRemoved,
      @Nullable String settingKey,
      @Nullable String settingName,
      @Nullable String settingValue,
      @Nullable String previousValue) {}
}
