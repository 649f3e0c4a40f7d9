package dev.mandate.export;

import dev.mandate.audit.Actor;
import dev.mandate.audit.AuditEntry;
import dev.mandate.audit.Named;
import dev.mandate.audit.Outcome;
import dev.mandate.audit.ValueKeys;
import dev.mandate.personal.Sealed;
import dev.mandate.wire.Instants;
import dev.mandate.wire.JsonValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An entry in the terms of the Open Cybersecurity Schema Framework 1.8. */
final class OcsfEvent {
  private static final String VERSION = "1.8.0";
  private static final String PRODUCT = "Mandate";
  private static final int TYPES_PER_CLASS = 100;
  private static final int SUCCESS = 1;
  private static final int FAILURE = 2;
  private static final int ADMINISTRATOR = 2;
  private static final int SERVICE = 4;

  /** Being on somebody's managed list is a privilege without a name of its own. */
  private static final String MANAGED_CUSTOMER = "MANAGED_CUSTOMER";

  private final AuditEntry entry;
  private final Map<String, Object> request;
  private final OcsfActivity activity;

  OcsfEvent(AuditEntry entry) {
    this.entry = entry;
    request = entry.request() == null ? Map.of() : JsonValues.of(entry.request());
    activity =
        OcsfActivity.of(
            entry.outcome() == Outcome.ACCEPTED ? entry.event() : entry.command(), enabled());
  }

  /** All but the sentence and the raw data. */
  Map<String, Object> attributes() {
    Map<String, Object> event = new LinkedHashMap<>();
    classify(event);
    event.put("time", entry.decided().toEpochMilli());
    event.put("metadata", metadata());
    addStatus(event);
    event.put("actor", actor());
    addSubject(event);
    return event;
  }

  private void classify(Map<String, Object> event) {
    OcsfClass type = activity.type();
    event.put("category_uid", type.categoryUid());
    event.put("category_name", type.category());
    event.put("class_uid", type.uid());
    event.put("class_name", type.caption());
    event.put("activity_id", activity.id());
    event.put("activity_name", activity.name());
    event.put("type_uid", type.uid() * TYPES_PER_CLASS + activity.id());
    event.put("type_name", type.caption() + ": " + activity.name());
    event.put("severity_id", 1);
    event.put("severity", "Informational");
  }

  private Map<String, Object> metadata() {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("version", VERSION);
    metadata.put("product", Map.of("name", PRODUCT, "vendor_name", PRODUCT));
    metadata.put("log_name", "audit");
    metadata.put("event_code", entry.event());
    metadata.put("uid", "%s/%d".formatted(entry.partnerId(), entry.position()));
    metadata.put("sequence", entry.position());
    metadata.put("tenant_uid", entry.partnerId());
    metadata.put("correlation_uid", entry.correlationId());
    metadata.put("original_time", Instants.format(entry.asked()));
    metadata.put("logged_time", entry.recorded().toEpochMilli());
    return metadata;
  }

  private void addStatus(Map<String, Object> event) {
    boolean failed = entry.outcome() == Outcome.REJECTED;
    event.put("status_id", failed ? FAILURE : SUCCESS);
    event.put("status", failed ? "Failure" : "Success");
    put(event, "status_code", entry.outcome() == Outcome.NO_EFFECT ? "NO_EFFECT" : entry.code());
    put(event, "status_detail", failed ? entry.detail() : entry.cause());
    put(event, "comment", entry.reason());
  }

  private Map<String, Object> actor() {
    Actor actor = entry.actor();
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("app_name", entry.commandSource());
    if (!actor.id().isEmpty()) {
      boolean person = actor.type().equals("user");
      Map<String, Object> user = user(actor.id(), actor.name());
      user.put("type", actor.type());
      user.put("type_id", person ? ADMINISTRATOR : SERVICE);
      user.put("groups", actor.roles().stream().map(role -> Map.of("name", role.name())).toList());
      described.put("user", user);
    }
    return described;
  }

  private void addSubject(Map<String, Object> event) {
    switch (activity.type()) {
      case ACCOUNT_CHANGE -> event.put("user", target());
      case USER_ACCESS -> {
        event.put("user", target());
        event.put("privileges", privileges());
        event.put("resources", List.of(organization()));
      }
      case ENTITY_MANAGEMENT -> {
        event.put("entity", entity(entry.oldValues()));
        event.put("entity_result", entity(entry.newValues()));
      }
      case API_ACTIVITY -> {
        event.put("api", Map.of("operation", "export"));
        event.put("src_endpoint", Map.of("name", entry.commandSource()));
        event.put("resources", List.of(organization()));
      }
    }
  }

  private Map<String, Object> target() {
    Named target = entry.target();
    return target == null ? user("", null) : user(target.id(), target.name());
  }

  private static Map<String, Object> user(String id, @Nullable String name) {
    Map<String, Object> user = new LinkedHashMap<>();
    user.put("uid", id);
    put(user, "name", name == null || Sealed.isSealed(name) ? null : name);
    return user;
  }

  private List<?> privileges() {
    if (entry.role() != null) {
      return List.of(entry.role());
    }
    return request.get("roles") instanceof List<?> roles
        ? roles.stream().map(String::valueOf).toList()
        : List.of(MANAGED_CUSTOMER);
  }

  private Map<String, Object> entity(@Nullable Map<String, Object> values) {
    Map<String, Object> entity = organization();
    put(entity, "data", values);
    return entity;
  }

  /** The customer that it is about, or else the partner. */
  private Map<String, Object> organization() {
    Map<String, Object> organization = new LinkedHashMap<>();
    Named customer = entry.customer();
    organization.put("type", customer == null ? "Partner" : "Customer");
    organization.put("uid", customer == null ? entry.partnerId() : customer.id());
    put(organization, "name", customer == null ? null : customer.name());
    return organization;
  }

  private @Nullable Boolean enabled() {
    Map<String, Object> after = entry.newValues() == null ? Map.of() : entry.newValues();
    Object said =
        switch (entry.event()) {
          case "RestrictedModeToggled" -> after.get(ValueKeys.RESTRICTED_MODE);
          case "WholesaleProgramChanged" -> after.get(ValueKeys.SELLS_WHOLESALE);
          default -> request.get("enabled");
        };
    return said instanceof Boolean enabled ? enabled : null;
  }

  private static void put(Map<String, Object> object, String name, @Nullable Object value) {
    if (value != null) {
      object.put(name, value);
    }
  }
}
