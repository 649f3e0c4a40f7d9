package dev.mandate.access.decision;

import dev.mandate.access.facts.Standing;
import dev.mandate.access.http.Answers;
import dev.mandate.access.http.AtLeastPosition;
import dev.mandate.access.http.BadRequestException;
import dev.mandate.access.replica.LiveReplica;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers what a user may do in an organization. */
@RestController
final class AccessController {
  private final LiveReplica replica;

  AccessController(LiveReplica replica) {
    this.replica = replica;
  }

  @GetMapping("/v1/access")
  ResponseEntity<AccessAnswer> access(
      @RequestParam String user,
      @RequestParam String org,
      @RequestParam(required = false) @Nullable String at,
      @RequestParam(required = false) @Nullable String explain,
      AtLeastPosition atLeast) {
    if (at != null || explain != null) {
      throw new BadRequestException("at and explain are not supported yet; leave them out");
    }
    if (user.isEmpty() || org.isEmpty()) {
      throw new BadRequestException("user and org have to be named");
    }
    Standing standing = replica.standing(user, org, atLeast.position());
    return Answers.at(standing.position(), AccessAnswer.of(user, org, standing));
  }
}
