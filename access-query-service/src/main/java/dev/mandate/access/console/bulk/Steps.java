package dev.mandate.access.console.bulk;

import dev.mandate.access.console.bulk.Trouble.Kind;
import dev.mandate.access.console.change.Change;
import dev.mandate.access.directory.AdministratorAnswer;
import dev.mandate.access.directory.AdministratorAnswer.HeldRole;
import dev.mandate.policy.Role;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns the rows of a file into commands. Their ids follow from the upload and the row, so that a
 * row that is applied twice changes nothing twice.
 *
 * @param uploadId tells the upload apart from all others
 * @param partnerId the partner that it is about
 * @param users the users of the partner that are there already, by their ids
 */
record Steps(String uploadId, String partnerId, Map<String, AdministratorAnswer> users) {
  /** A row with its commands. */
  PlannedRow of(BulkFile.Row row) {
    if (row.wish() == null) {
      return new PlannedRow(row.number(), row.cells(), row.trouble(), List.of());
    }
    String nonce = nonce(row.number());
    return switch (row.wish()) {
      case Wish.Administrator wish -> administrator(row, nonce, wish);
      case Wish.Assignment wish ->
          planned(
              row,
              step(
                  nonce,
                  "AssignCustomer",
                  wish,
                  Map.of("userId", wish.userId(), "customerId", wish.customerId())));
      case Wish.Mode wish ->
          planned(
              row,
              labelled(
                  wish.on() ? "restricted-mode-on" : "restricted-mode-off",
                  step(
                      nonce,
                      "SetRestrictedMode",
                      wish,
                      Map.of("customerId", wish.customerId(), "enabled", wish.on()))));
    };
  }

  private String nonce(int row) {
    String name = uploadId + "/" + row;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static PlannedRow planned(BulkFile.Row row, Step... steps) {
    return new PlannedRow(row.number(), row.cells(), null, List.of(steps));
  }

  private PlannedRow administrator(BulkFile.Row row, String nonce, Wish.Administrator wish) {
    AdministratorAnswer known = users.get(wish.userId());
    if (known == null && (wish.name() == null || wish.mail() == null)) {
      return new PlannedRow(
          row.number(), row.cells(), Trouble.of(Kind.NEW_USER, wish.userId()), List.of());
    }
    List<Step> steps = new ArrayList<>();
    if (known == null) {
      steps.add(step(nonce, "ProvisionUser", wish, named(wish)));
    } else if (differs(wish.name(), known.displayName()) || differs(wish.mail(), known.email())) {
      steps.add(step(nonce, "UpdateUser", wish, named(wish)));
    }
    Set<Role> roles = wish.roles();
    if (roles != null && !roles.equals(held(known))) {
      steps.add(setRoles(nonce, wish, roles, known == null));
    }
    return planned(row, steps.toArray(Step[]::new));
  }

  private Step setRoles(String nonce, Wish.Administrator wish, Set<Role> roles, boolean dependent) {
    List<Role> sorted = roles.stream().sorted().toList();
    Step step =
        step(
            nonce,
            "SetRoles",
            wish,
            Map.of("userId", wish.userId(), "roles", sorted.stream().map(Role::name).toList()));
    return new Step(
        sorted.isEmpty() ? "no-roles" : step.label(), step.change(), sorted, dependent, null, null);
  }

  private static boolean differs(@Nullable String wished, String is) {
    return wished != null && !wished.equals(is);
  }

  private static Set<Role> held(@Nullable AdministratorAnswer user) {
    return user == null
        ? Set.of()
        : user.roles().stream().map(HeldRole::role).collect(Collectors.toSet());
  }

  private static Map<String, Object> named(Wish.Administrator wish) {
    Map<String, Object> data = new HashMap<>();
    data.put("userId", wish.userId());
    if (wish.name() != null) {
      data.put("displayName", wish.name());
    }
    if (wish.mail() != null) {
      data.put("email", wish.mail());
    }
    return data;
  }

  private static Step labelled(String label, Step step) {
    return new Step(label, step.change(), step.roles(), step.dependent(), null, null);
  }

  private Step step(String nonce, String command, Wish wish, Map<String, ?> more) {
    Map<String, Object> data = new HashMap<>(more);
    data.put("partnerId", partnerId);
    Change change = new Change(nonce, command, data).because(wish.reason());
    return new Step(command, change, List.of(), false, null, null);
  }
}
