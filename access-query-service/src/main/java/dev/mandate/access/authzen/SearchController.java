package dev.mandate.access.authzen;

import dev.mandate.access.authzen.Searches.Found;
import dev.mandate.access.http.Answers;
import dev.mandate.access.http.AtLeastPosition;
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
  ResponseEntity<SearchAnswer> subjects(HttpServletRequest request, AtLeastPosition atLeast) {
    return find(SearchKind.SUBJECT, request, atLeast);
  }

  @PostMapping(Endpoints.SEARCH_RESOURCE)
  ResponseEntity<SearchAnswer> resources(HttpServletRequest request, AtLeastPosition atLeast) {
    return find(SearchKind.RESOURCE, request, atLeast);
  }

  @PostMapping(Endpoints.SEARCH_ACTION)
  ResponseEntity<SearchAnswer> actions(HttpServletRequest request, AtLeastPosition atLeast) {
    return find(SearchKind.ACTION, request, atLeast);
  }

  private ResponseEntity<SearchAnswer> find(
      SearchKind kind, HttpServletRequest request, AtLeastPosition atLeast) {
    Found found = searches.find(kind, Json.body(request), atLeast.position());
    return found.position() == null
        ? ResponseEntity.ok(found.answer())
        : Answers.at(found.position(), found.answer());
  }
}
