package dev.mandate.access.authzen;

import dev.mandate.access.authzen.Decisions.Decided;
import dev.mandate.access.history.AccessHistory;
import dev.mandate.access.http.Answers;
import dev.mandate.access.http.AtLeastPosition;
import dev.mandate.access.permission.ReadPermissions;
import dev.mandate.access.replica.LiveReplica;
import dev.mandate.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers whether a user may do something. Reads bodies itself: the standard answers 400 where
 * Spring answers otherwise, and takes nothing for something else.
 */
@RestController
final class EvaluationController {
  private final LiveReplica replica;
  private final AccessHistory history;

  EvaluationController(LiveReplica replica, AccessHistory history) {
    this.replica = replica;
    this.history = history;
  }

  /** What a batch is answered with. */
  record Evaluations(List<Decision> evaluations) {}

  @PostMapping(Endpoints.EVALUATION)
  ResponseEntity<Decision> evaluation(
      HttpServletRequest request, Caller caller, AtLeastPosition atLeast) {
    return single(Asked.read(Json.body(request), Decisions.QUESTION), decisions(caller, atLeast));
  }

  @PostMapping(Endpoints.EVALUATIONS)
  ResponseEntity<?> evaluations(
      HttpServletRequest request, Caller caller, AtLeastPosition atLeast) {
    Batch batch = Batch.read(Json.body(request));
    Decisions decisions = decisions(caller, atLeast);
    return batch.isSingle()
        ? single(batch.defaults(), decisions)
        : ResponseEntity.ok(
            new Evaluations(batch.decide(question -> decisions.decide(question).decision())));
  }

  private static ResponseEntity<Decision> single(Asked question, Decisions decisions) {
    Decided decided = decisions.decide(question.complete(Decisions.QUESTION));
    return decided.position() == null
        ? ResponseEntity.ok(decided.decision())
        : Answers.at(decided.position(), decided.decision());
  }

  private Decisions decisions(Caller caller, AtLeastPosition atLeast) {
    return new Decisions(replica, history, atLeast.position(), ReadPermissions.onlyPartner(caller));
  }
}
