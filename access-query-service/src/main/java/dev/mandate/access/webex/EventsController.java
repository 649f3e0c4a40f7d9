package dev.mandate.access.webex;

import dev.mandate.access.http.Answers;
import dev.mandate.access.http.AtLeastPosition;
import dev.mandate.access.http.Page;
import dev.mandate.access.http.PublicAddress;
import dev.mandate.access.http.Text;
import dev.mandate.access.permission.ReadPermissions;
import dev.mandate.access.reading.Positioned;
import dev.mandate.access.reading.ReadModel;
import dev.mandate.audit.Actor;
import dev.mandate.audit.AuditEntry;
import dev.mandate.policy.Language;
import dev.mandate.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Gives the audit log as Webex gives its admin audit events. */
@RestController
final class EventsController {
  private final ReadPermissions permissions;
  private final ReadModel readModel;
  private final Directory directory;
  private final EventSearch search;
  private final PublicAddress address;

  EventsController(
      ReadPermissions permissions,
      ReadModel readModel,
      Directory directory,
      EventSearch search,
      PublicAddress address) {
    this.permissions = permissions;
    this.readModel = readModel;
    this.directory = directory;
    this.search = search;
    this.address = address;
  }

  /** The categories that events can have. */
  record Categories(List<String> eventCategories) {}

  @GetMapping(Endpoints.EVENT_CATEGORIES)
  Categories categories() {
    return new Categories(EventKinds.categories());
  }

  @GetMapping(Endpoints.EVENTS)
  ResponseEntity<Items<AdminAuditEvent>> events(
      @RequestParam(required = false) @Nullable String orgId,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String actorId,
      @RequestParam(required = false) @Nullable List<String> eventCategories,
      @RequestParam(defaultValue = "100") int max,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
          @Nullable String acceptLanguage,
      Caller caller,
      AtLeastPosition atLeast,
      HttpServletRequest request) {
    EventQuery query =
        new EventQuery(
            Text.id(WebexId.ORGANIZATION.plain(Parameters.required("orgId", orgId))),
            Parameters.instant("from", from),
            Parameters.instant("to", to),
            actorId == null ? null : Text.filter(WebexId.PEOPLE.plain(actorId)),
            Category.asked(eventCategories),
            max);
    permissions.entriesOf(caller, query.orgId(), atLeast.position());
    Language language = Language.accepted(acceptLanguage);
    Positioned<Page<AdminAuditEvent>> found =
        readModel.ask(
            () -> directory.organization(query.orgId()),
            Organization::partnerId,
            atLeast.position(),
            (organization, _) ->
                told(search.page(query, organization, offset, cursor), organization, language));
    return answer(found, query, address.base(request) + Endpoints.EVENTS, language);
  }

  private Page<AdminAuditEvent> told(
      Page<AuditEntry> page, Organization organization, Language language) {
    List<String> actors =
        page.items().stream()
            .map(AuditEntry::actor)
            .filter(actor -> actor.type().equals(EventMapping.USER))
            .map(Actor::id)
            .distinct()
            .toList();
    return page.map(
        new EventMapping(
                organization.partner(), directory.people(organization.partner(), actors), language)
            ::event);
  }

  private static ResponseEntity<Items<AdminAuditEvent>> answer(
      Positioned<Page<AdminAuditEvent>> found,
      EventQuery query,
      String address,
      Language language) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.ok()
            .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
            .header(Answers.POSITION, Long.toString(found.position()));
    String cursor = found.answer().nextCursor();
    if (cursor != null) {
      answer.header(HttpHeaders.LINK, query.next(address, cursor));
    }
    return answer.body(new Items<>(found.answer().items()));
  }
}
