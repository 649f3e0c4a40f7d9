package dev.mandate.access.history;

import dev.mandate.access.http.Answers;
import dev.mandate.access.http.AtLeastPosition;
import dev.mandate.access.http.BadRequestException;
import dev.mandate.access.http.NotFoundException;
import dev.mandate.access.http.Page;
import dev.mandate.access.http.Paging;
import dev.mandate.access.http.Text;
import dev.mandate.access.permission.ReadPermissions;
import dev.mandate.access.reading.Positioned;
import dev.mandate.access.reading.ReadModel;
import dev.mandate.policy.OrgType;
import dev.mandate.web.Caller;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers what changed, and who reaches what. */
@RestController
final class HistoryController {
  private final ReadPermissions permissions;
  private final ReadModel readModel;
  private final Organizations organizations;
  private final AccessDiff diff;
  private final Matrix matrix;

  HistoryController(
      ReadPermissions permissions,
      ReadModel readModel,
      Organizations organizations,
      AccessDiff diff,
      Matrix matrix) {
    this.permissions = permissions;
    this.readModel = readModel;
    this.organizations = organizations;
    this.diff = diff;
    this.matrix = matrix;
  }

  @GetMapping("/v1/access/diff")
  ResponseEntity<DiffAnswer> diff(
      @RequestParam String user,
      @RequestParam String org,
      @RequestParam String from,
      @RequestParam(required = false) @Nullable String to,
      Caller caller,
      AtLeastPosition atLeast) {
    if (user.isEmpty() || org.isEmpty()) {
      throw new BadRequestException("user and org have to be named");
    }
    permissions.access(caller, user, org, atLeast.position());
    DiffAnswer answer = diff.between(user, Text.id(org), from, to, atLeast.position());
    return Answers.at(answer.to().position(), answer);
  }

  @GetMapping("/v1/access/matrix")
  ResponseEntity<Page<MatrixCell>> matrix(
      @RequestParam String partner,
      @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit,
      @RequestParam(required = false) @Nullable String cursor,
      Caller caller,
      AtLeastPosition atLeast) {
    permissions.administrators(caller, partner, atLeast.position());
    Paging paging = Paging.of(limit, cursor, 2, "matrix", partner);
    Optional<String> id = Optional.of(Text.id(partner));
    Positioned<Page<MatrixCell>> answer =
        readModel.ask(() -> id, atLeast.position(), _ -> cells(partner, paging));
    return Answers.at(answer.position(), answer.answer());
  }

  private Page<MatrixCell> cells(String partner, Paging paging) {
    boolean isPartner =
        organizations.find(partner).filter(org -> org.type() == OrgType.PARTNER).isPresent();
    if (!isPartner) {
      throw new NotFoundException();
    }
    return matrix.cells(partner, paging);
  }
}
