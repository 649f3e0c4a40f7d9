package dev.mandate.access.webex;

import dev.mandate.access.http.Answers;
import dev.mandate.access.http.Text;
import dev.mandate.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes the changes that Webex knows. */
@RestController
final class PartnerAdminChangesController {
  private final PartnerAdminChanges changes;

  PartnerAdminChangesController(PartnerAdminChanges changes) {
    this.changes = changes;
  }

  @PostMapping(Endpoints.ASSIGN)
  ResponseEntity<Void> assign(
      @PathVariable String orgId,
      @PathVariable String personId,
      Caller caller,
      HttpServletRequest request) {
    return assignment("AssignCustomer", orgId, personId, caller, request);
  }

  @DeleteMapping(Endpoints.UNASSIGN)
  ResponseEntity<Void> unassign(
      @PathVariable String orgId,
      @PathVariable String personId,
      Caller caller,
      HttpServletRequest request) {
    return assignment("UnassignCustomer", orgId, personId, caller, request);
  }

  @DeleteMapping(Endpoints.PARTNER_ADMIN)
  ResponseEntity<Void> revoke(
      @PathVariable String personId, Caller caller, HttpServletRequest request) {
    long position = changes.revocation(person(personId), asking(caller, request));
    return done(HttpStatus.NO_CONTENT, position);
  }

  private ResponseEntity<Void> assignment(
      String command, String orgId, String personId, Caller caller, HttpServletRequest request) {
    String customer = Text.id(WebexId.ORGANIZATION.plain(orgId));
    return done(
        HttpStatus.OK,
        changes.assignment(command, customer, person(personId), asking(caller, request)));
  }

  private static String person(String personId) {
    return Text.id(WebexId.PEOPLE.plain(personId));
  }

  private static Asking asking(Caller caller, HttpServletRequest request) {
    return new Asking(
        caller,
        Objects.requireNonNull(request.getHeader(HttpHeaders.AUTHORIZATION), "signed in"),
        Objects.requireNonNull(Tracking.idOf(request)));
  }

  private static ResponseEntity<Void> done(HttpStatus status, long position) {
    return ResponseEntity.status(status).header(Answers.POSITION, Long.toString(position)).build();
  }
}
