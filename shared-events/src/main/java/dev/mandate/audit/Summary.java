package dev.mandate.access.trail;

import dev.mandate.policy.Policy;
import dev.mandate.policy.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an entry says, as an English sentence. */
public final class Summary {
  private final AuditEntry entry;

  private Summary(AuditEntry entry) {
    this.entry = entry;
  }

  /** The sentence of an entry. */
  public static String of(AuditEntry entry) {
    Summary summary = new Summary(entry);
    return switch (entry.outcome()) {
      case ACCEPTED -> summary.actor() + " " + summary.change() + ".";
      case NO_EFFECT ->
          summary.actor() + " asked to " + summary.request() + ", which was so already.";
      case REJECTED ->
          "%s asked to %s, which was rejected (%s): %s."
              .formatted(
                  summary.actor(),
                  summary.request(),
                  entry.code(),
                  withoutFullStop(Objects.requireNonNullElse(entry.detail(), "no detail")));
    };
  }

  private String actor() {
    if (entry.actor().isThisSystem()) {
      return "Mandate";
    }
    String id = entry.actor().id();
    return id.isEmpty() ? "Somebody unnamed" : new Named(id, entry.actor().name()).toString();
  }

  private String change() {
    return switch (entry.event()) {
      case "PartnerRegistered" -> "registered the partner " + text(newValue(Values.NAME));
      case "WholesaleProgramChanged" ->
          "switched the wholesale programme " + onOff(Values.SELLS_WHOLESALE);
      case "RestrictionListChanged" -> "changed the restriction list" + restrictionChanges();
      case "UserProvisioned" -> "added the user " + target();
      case "UserUpdated" -> "changed the %s of %s".formatted(changedFields(), target());
      case "UserRemoved" -> "removed the user " + target();
      case "RoleGranted" -> "granted %s to %s%s".formatted(role(), target(), termsOfGrant());
      case "RoleRevoked" -> "revoked %s from %s%s".formatted(role(), target(), cause());
      case "CustomerAssigned" ->
          "put %s on the managed list of %s as %s"
              .formatted(customer(), target(), text(newValue(Values.BASIS)));
      case "CustomerUnassigned" ->
          "took %s off the managed list of %s%s".formatted(customer(), target(), cause());
      case "AuditExported" ->
          "exported %s entries of the audit log as %s"
              .formatted(text(newValue("rows")), text(newValue("format")));
      default -> customerChange();
    };
  }

  private String customerChange() {
    return switch (entry.event()) {
      case "CustomerProvisioned" -> "created the customer " + customer();
      case "CustomerAttached" -> "attached the customer " + customer();
      case "CustomerRenamed" ->
          "renamed the customer %s to %s".formatted(customer(), text(newValue(Values.NAME)));
      case "RestrictedModeToggled" ->
          "switched restricted mode of %s %s".formatted(customer(), onOff(Values.RESTRICTED_MODE));
      case "CustomerRoleGranted" ->
          "granted %s in %s to %s".formatted(role(), customer(), target());
      case "CustomerRoleRevoked" ->
          "revoked %s in %s from %s".formatted(role(), customer(), target());
      default -> "caused " + entry.event();
    };
  }

  private String request() {
    return switch (entry.command()) {
      case "RegisterPartner" -> "register the partner " + entry.partnerId();
      case "SetWholesaleProgram" -> "switch the wholesale programme";
      case "SetRestrictionList" -> "change the restriction list";
      case "ProvisionUser" -> "add the user " + target();
      case "UpdateUser" -> "change the user " + target();
      case "RemoveUser" -> "remove the user " + target();
      case "GrantRole" -> "grant %s to %s".formatted(role(), target());
      case "RevokeRole" -> "revoke %s from %s".formatted(role(), target());
      case "SetRoles" -> "set the roles of " + target();
      case "AssignCustomer" -> "put %s on the managed list of %s".formatted(customer(), target());
      case "UnassignCustomer" ->
          "take %s off the managed list of %s".formatted(customer(), target());
      case "RecordAuditExport" -> "record an export of the audit log";
      default -> customerRequest();
    };
  }

  private String customerRequest() {
    return switch (entry.command()) {
      case "ProvisionCustomer" -> "create the customer " + customer();
      case "AttachCustomer" -> "attach the customer " + customer();
      case "RenameCustomer" -> "rename the customer " + customer();
      case "SetRestrictedMode" -> "switch restricted mode of " + customer();
      case "GrantCustomerRole" -> "grant %s in %s to %s".formatted(role(), customer(), target());
      case "RevokeCustomerRole" ->
          "revoke %s in %s from %s".formatted(role(), customer(), target());
      default -> "execute " + entry.command();
    };
  }

  private String target() {
    return entry.target() == null ? "somebody unnamed" : entry.target().toString();
  }

  private String customer() {
    return entry.customer() == null ? "an unnamed customer" : entry.customer().toString();
  }

  /** The label of the role; a rejected command may name one that does not exist. */
  private String role() {
    String name = entry.role();
    if (name == null) {
      return "a role";
    }
    return "the role "
        + Arrays.stream(Role.values())
            .filter(role -> role.name().equals(name))
            .map(role -> Policy.standard().entry(role).labelEn())
            .findFirst()
            .orElse(name);
  }

  private String termsOfGrant() {
    Object expiry = newValue(Values.EXPIRES_AT);
    return cause() + (expiry == null ? "" : " until " + expiry);
  }

  private String cause() {
    return switch (entry.cause()) {
      case "FIRST_USER" -> " as the first user of the partner";
      case "USER_REMOVED" -> " because the user was removed";
      case "PREREQUISITE_LOST" -> " because the role that it needs was lost";
      case "PROGRAM_ENDED" -> " because the wholesale programme was switched off";
      case "EXPIRED" -> " because its time was over";
      case "LIMIT" -> " because the list was full" + displacer();
      case "ROLE_LOST" -> " because the role that has a list was lost";
      case null, default -> "";
    };
  }

  private String displacer() {
    Object displacedBy = newValue("displacedBy");
    return displacedBy == null ? "" : " when " + displacedBy + " came onto it";
  }

  private String changedFields() {
    // What was cleared is among the old values only.
    String fields =
        Stream.of(entry.oldValues(), entry.newValues())
            .filter(Objects::nonNull)
            .flatMap(values -> values.keySet().stream())
            .distinct()
            .map(field -> field.equals(Values.DISPLAY_NAME) ? "display name" : field)
            .collect(Collectors.joining(" and "));
    return fields.isEmpty() ? "data" : fields;
  }

  private String restrictionChanges() {
    List<?> before = restrictions(entry.oldValues());
    List<?> after = restrictions(entry.newValues());
    return listed("; put on it: ", after, before) + listed("; taken off it: ", before, after);
  }

  private static String listed(String intro, List<?> these, List<?> without) {
    List<String> left =
        these.stream().filter(key -> !without.contains(key)).map(String::valueOf).toList();
    return left.isEmpty() ? "" : intro + String.join(", ", left);
  }

  private static List<?> restrictions(@Nullable Map<String, Object> values) {
    return values != null && values.get(Values.RESTRICTIONS) instanceof List<?> list
        ? list
        : List.of();
  }

  private String onOff(String field) {
    return Boolean.TRUE.equals(newValue(field)) ? "on" : "off";
  }

  private @Nullable Object newValue(String field) {
    return entry.newValues() == null ? null : entry.newValues().get(field);
  }

  private static String text(@Nullable Object value) {
    return value == null ? "unknown" : value.toString();
  }

  private static String withoutFullStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
