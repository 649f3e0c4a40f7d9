package dev.mandate.access.authzen;

import dev.mandate.access.authzen.Searches.Found;
import dev.mandate.access.http.Answers;
import dev.mandate.access.http.AtLeastPosition;
import dev.mandate.access.permission.ReadPermissions;
import dev.mandate.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers who may do something, where, and what. */
@RestController
final class SearchController {
  private final Searches searches;

  SearchController(Searches searches) {
    this.searches = searches;
  }

  @PostMapping(Endpoints.SEARCH_SUBJECT)
  ResponseEntity<SearchAnswer> subjects(
      HttpServletRequest request, Caller caller, AtLeastPosition atLeast) {
    return find(SearchKind.SUBJECT, request, caller, atLeast);
  }

  @PostMapping(Endpoints.SEARCH_RESOURCE)
  ResponseEntity<SearchAnswer> resources(
      HttpServletRequest request, Caller caller, AtLeastPosition atLeast) {
    return find(SearchKind.RESOURCE, request, caller, atLeast);
  }

  @PostMapping(Endpoints.SEARCH_ACTION)
  ResponseEntity<SearchAnswer> actions(
      HttpServletRequest request, Caller caller, AtLeastPosition atLeast) {
    return find(SearchKind.ACTION, request, caller, atLeast);
  }

  private ResponseEntity<SearchAnswer> find(
      SearchKind kind, HttpServletRequest request, Caller caller, AtLeastPosition atLeast) {
    Found found =
        searches.find(
            kind, Json.body(request), atLeast.position(), ReadPermissions.onlyPartner(caller));
    return found.position() == null
        ? ResponseEntity.ok(found.answer())
        : Answers.at(found.position(), found.answer());
  }
}
