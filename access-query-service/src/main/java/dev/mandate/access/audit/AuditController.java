package dev.mandate.access.audit;

import dev.mandate.access.http.Answers;
import dev.mandate.access.http.AtLeastPosition;
import dev.mandate.access.http.BadRequestException;
import dev.mandate.access.http.Page;
import dev.mandate.access.http.Paging;
import dev.mandate.access.permission.ReadPermissions;
import dev.mandate.access.reading.Positioned;
import dev.mandate.access.reading.ReadModel;
import dev.mandate.audit.AuditEntry;
import dev.mandate.audit.EntryForm;
import dev.mandate.audit.Summary;
import dev.mandate.policy.JsonText;
import dev.mandate.policy.Language;
import dev.mandate.web.Caller;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers searches in the audit log. */
@RestController
final class AuditController {
  /** A page, and the position that it holds for if it is of one partner. */
  private record Found(@Nullable Long position, Page<AuditEntry> page) {}

  private final ReadPermissions permissions;
  private final ReadModel readModel;
  private final AuditLog auditLog;

  AuditController(ReadPermissions permissions, ReadModel readModel, AuditLog auditLog) {
    this.permissions = permissions;
    this.readModel = readModel;
    this.auditLog = auditLog;
  }

  @GetMapping("/v1/audit/entries")
  ResponseEntity<Page<JsonText>> entries(
      AuditFilter asked,
      @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
          @Nullable String acceptLanguage,
      Caller caller,
      AtLeastPosition atLeast) {
    AuditFilter filter =
        asked.in(
            permissions.entries(caller, asked.partner(), asked.customer(), atLeast.position()));
    Paging paging = Paging.of(limit, cursor, AuditLog.KEY_LENGTH, "audit", filter);
    return answer(search(filter, paging, atLeast), Language.accepted(acceptLanguage));
  }

  private Found search(AuditFilter filter, Paging paging, AtLeastPosition atLeast) {
    if (filter.partner() == null) {
      if (atLeast.position() > 0) {
        throw new BadRequestException("A position is one of a partner; name the partner, too");
      }
      return new Found(null, readModel.ask(() -> auditLog.search(filter, paging)));
    }
    Optional<String> partner = Optional.of(filter.partner());
    Positioned<Page<AuditEntry>> found =
        readModel.ask(() -> partner, atLeast.position(), _ -> auditLog.search(filter, paging));
    return new Found(found.position(), found.answer());
  }

  private static ResponseEntity<Page<JsonText>> answer(Found found, Language language) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.ok()
            .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    if (found.position != null) {
      answer.header(Answers.POSITION, found.position.toString());
    }
    return answer.body(found.page.map(entry -> shown(entry, language)));
  }

  /** As it is hashed and exported, so that everybody can find out whether it is the same. */
  private static JsonText shown(AuditEntry entry, Language language) {
    return new JsonText(EntryForm.exported(entry, Summary.of(entry, language)));
  }
}
