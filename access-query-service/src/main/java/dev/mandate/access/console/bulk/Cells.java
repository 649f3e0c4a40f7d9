package dev.mandate.access.console.bulk;

import dev.mandate.access.console.bulk.Trouble.Kind;
import dev.mandate.policy.Ids;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleEntry;
import dev.mandate.policy.RoleFamily;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a row, and what they mean.
 *
 * @param texts what is in them, without blanks around it
 */
record Cells(BulkKind kind, List<String> columns, List<String> texts) {
  /** More than any value of a command can have. */
  private static final int MAX_LENGTH = 500;

  /** What takes all roles away: an empty cell leaves them. */
  private static final String NO_ROLE = "none";

  private static final Pattern BETWEEN_ROLES = Pattern.compile("[;,\\s]+");

  private static final Map<String, Boolean> SWITCH =
      Map.of("on", true, "true", true, "开启", true, "off", false, "false", false, "关闭", false);

  /** What is wrong with them; null if nothing is. */
  @Nullable Trouble trouble() {
    if (texts.size() != columns.size()) {
      return Trouble.of(Kind.CELLS, texts.size(), columns.size());
    }
    for (int i = 0; i < columns.size(); i++) {
      if (texts.get(i).length() > MAX_LENGTH) {
        return Trouble.of(Kind.TOO_LONG, columns.get(i), MAX_LENGTH);
      }
    }
    for (String column : kind.ids()) {
      if (!Ids.isId(text(column))) {
        return Trouble.of(Kind.ID, column);
      }
    }
    return switch (kind) {
      case ADMINISTRATORS -> administratorTrouble();
      case ASSIGNMENTS -> null;
      case RESTRICTED_MODE ->
          SWITCH.containsKey(lower(BulkKind.MODE))
              ? null
              : Trouble.of(Kind.SWITCH, text(BulkKind.MODE));
    };
  }

  private @Nullable Trouble administratorTrouble() {
    if (text(BulkKind.NAME).isEmpty()
        && text(BulkKind.MAIL).isEmpty()
        && text(BulkKind.ROLES).isEmpty()) {
      return Trouble.of(Kind.NOTHING);
    }
    return roleNames().stream()
        .filter(name -> role(name) == null)
        .findFirst()
        .map(name -> Trouble.of(Kind.ROLE, name))
        .orElse(null);
  }

  /** What they ask for, if nothing is wrong with them. */
  Wish wish() {
    return switch (kind) {
      case ADMINISTRATORS ->
          new Wish.Administrator(
              text(BulkKind.USER),
              textOrNull(BulkKind.NAME),
              textOrNull(BulkKind.MAIL),
              roles(),
              reason());
      case ASSIGNMENTS ->
          new Wish.Assignment(text(BulkKind.USER), text(BulkKind.CUSTOMER), reason());
      case RESTRICTED_MODE ->
          new Wish.Mode(
              text(BulkKind.CUSTOMER), SWITCH.getOrDefault(lower(BulkKind.MODE), true), reason());
    };
  }

  /** What tells the row apart from others. */
  List<String> ids() {
    return kind.ids().stream().map(this::text).toList();
  }

  private @Nullable Set<Role> roles() {
    if (text(BulkKind.ROLES).isEmpty()) {
      return null;
    }
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String name : roleNames()) {
      Role role = role(name);
      if (role != null) {
        roles.add(role);
      }
    }
    return roles;
  }

  private List<String> roleNames() {
    return lower(BulkKind.ROLES).equals(NO_ROLE)
        ? List.of()
        : Arrays.stream(BETWEEN_ROLES.split(text(BulkKind.ROLES)))
            .filter(name -> !name.isEmpty())
            .toList();
  }

  /** A role that users of a partner can be given; null if there is none of this name. */
  private static @Nullable Role role(String name) {
    return Policy.standard().roles().stream()
        .filter(entry -> entry.assignable() && entry.family() != RoleFamily.CUSTOMER_ORG)
        .map(RoleEntry::role)
        .filter(role -> role.name().equalsIgnoreCase(name))
        .findFirst()
        .orElse(null);
  }

  private String reason() {
    return columns.contains(BulkKind.REASON) ? text(BulkKind.REASON) : "";
  }

  private @Nullable String textOrNull(String column) {
    String text = text(column);
    return text.isEmpty() ? null : text;
  }

  private String lower(String column) {
    return text(column).toLowerCase(Locale.ROOT);
  }

  private String text(String column) {
    return texts.get(columns.indexOf(column));
  }
}
