package dev.mandate.access.console.bulk;

import dev.mandate.access.console.ConsolePart;
import dev.mandate.access.console.bulk.BulkReader.BadFileException;
import dev.mandate.access.console.bulk.Trouble.Kind;
import dev.mandate.access.console.door.ConsoleSession;
import dev.mandate.access.console.page.Visitor;
import dev.mandate.access.directory.AdministratorAnswer;
import dev.mandate.access.directory.AdministratorDirectory;
import dev.mandate.access.http.ForbiddenException;
import dev.mandate.access.permission.ReadPermissions;
import dev.mandate.access.reading.ReadModel;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Takes files in, as far as somebody may change what they are about. */
@ConsolePart
@Component
final class BulkIntake {
  private final ReadPermissions permissions;
  private final ReadModel readModel;
  private final AdministratorDirectory administrators;
  private final Clock clock;

  BulkIntake(
      ReadPermissions permissions,
      ReadModel readModel,
      AdministratorDirectory administrators,
      Clock clock) {
    this.permissions = permissions;
    this.readModel = readModel;
    this.administrators = administrators;
    this.clock = clock;
  }

  /**
   * The kinds of files that are open to somebody.
   *
   * @throws dev.mandate.access.http.ProblemException if none is
   */
  List<BulkKind> kinds(Visitor visitor, String partnerId) {
    permissions.partner(visitor.person(), partnerId, visitor.atLeast());
    List<BulkKind> kinds =
        new BulkRights(permissions.accessOf(visitor.person(), partnerId)).kinds();
    if (kinds.isEmpty()) {
      throw new ForbiddenException("Your roles change nothing that a file could be about.");
    }
    return kinds;
  }

  /**
   * Makes an upload of a file.
   *
   * @param session in its name the rows are sent
   * @throws BadFileException if it cannot be taken
   */
  Upload take(
      Visitor visitor, String partnerId, String fileName, byte[] bytes, ConsoleSession session)
      throws BadFileException {
    List<BulkKind> kinds = kinds(visitor, partnerId);
    BulkFile file = BulkReader.read(bytes);
    if (!kinds.contains(file.kind())) {
      throw new BadFileException(Trouble.of(Kind.NOT_YOURS));
    }
    Steps steps =
        new Steps(UUID.randomUUID().toString(), partnerId, known(visitor, partnerId, users(file)));
    return new Upload(
        partnerId, fileName, file, file.rows().stream().map(steps::of).toList(), session);
  }

  private static List<String> users(BulkFile file) {
    return file.rows().stream()
        .map(BulkFile.Row::wish)
        .filter(Wish.Administrator.class::isInstance)
        .map(wish -> ((Wish.Administrator) Objects.requireNonNull(wish)).userId())
        .toList();
  }

  private Map<String, AdministratorAnswer> known(
      Visitor visitor, String partnerId, List<String> userIds) {
    if (userIds.isEmpty()) {
      return Map.of();
    }
    permissions.administrators(visitor.person(), partnerId, visitor.atLeast());
    return readModel
        .ask(
            () -> Optional.of(partnerId),
            visitor.atLeast(),
            id -> administrators.administrators(id, userIds, clock.instant()))
        .answer()
        .stream()
        .collect(Collectors.toMap(AdministratorAnswer::userId, Function.identity()));
  }
}
