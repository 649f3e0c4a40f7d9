package dev.mandate.access.decision;

import dev.mandate.access.facts.Standing;
import dev.mandate.access.history.AccessHistory;
import dev.mandate.access.http.Answers;
import dev.mandate.access.http.AtLeastPosition;
import dev.mandate.access.http.BadRequestException;
import dev.mandate.access.http.Text;
import dev.mandate.access.permission.ReadPermissions;
import dev.mandate.access.replica.LiveReplica;
import dev.mandate.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers what a user may do in an organization: now from memory, in the past and with reasons from
 * the tables.
 */
@RestController
final class AccessController {
  private final ReadPermissions permissions;
  private final LiveReplica replica;
  private final AccessHistory history;

  AccessController(ReadPermissions permissions, LiveReplica replica, AccessHistory history) {
    this.permissions = permissions;
    this.replica = replica;
    this.history = history;
  }

  @GetMapping("/v1/access")
  ResponseEntity<AccessAnswer> access(
      @RequestParam String user,
      @RequestParam String org,
      @RequestParam(required = false) @Nullable String at,
      @RequestParam(defaultValue = "false") boolean explain,
      Caller caller,
      AtLeastPosition atLeast) {
    if (user.isEmpty() || org.isEmpty()) {
      throw new BadRequestException("user and org have to be named");
    }
    permissions.access(caller, user, org, atLeast.position());
    if (at == null && !explain) {
      Standing standing = replica.standing(user, org, atLeast.position());
      return Answers.at(standing.position(), AccessAnswer.of(user, org, standing, null));
    }
    AccessHistory.Past past = history.standing(user, Text.id(org), at, atLeast.position(), explain);
    Standing standing = past.standing();
    return Answers.at(
        standing.position(), AccessAnswer.of(user, org, standing, past.explanation()));
  }
}
