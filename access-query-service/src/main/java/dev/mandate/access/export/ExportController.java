package dev.mandate.access.export;

import dev.mandate.access.audit.AuditFilter;
import dev.mandate.access.http.BadRequestException;
import dev.mandate.access.permission.ReadPermissions;
import dev.mandate.export.ExportFormat;
import dev.mandate.policy.Language;
import dev.mandate.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lets entries of the audit log be taken away. An export is streamed as soon as it is begun; it can
 * be had again, from any place on, and there is a manifest and a proof of it. That it was read is
 * put on record in every log that was read (R32).
 */
@RestController
final class ExportController {
  private final ReadPermissions permissions;
  private final Exports exports;
  private final ExportAnswers answers;
  private final Manifests manifests;

  ExportController(
      ReadPermissions permissions, Exports exports, ExportAnswers answers, Manifests manifests) {
    this.permissions = permissions;
    this.exports = exports;
    this.answers = answers;
    this.manifests = manifests;
  }

  @GetMapping("/v1/audit/export")
  void export(
      @RequestParam String format,
      AuditFilter filter,
      @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
          @Nullable String acceptLanguage,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    String partner = permissions.entries(caller, filter.partner(), filter.customer(), 0);
    Export export =
        exports.begin(
            caller, filter.in(partner), format(format), Language.accepted(acceptLanguage));
    answers.send(export, 0, request, response);
  }

  /** The same export again, or the rest of it. */
  @GetMapping(Export.PATH + "{id}/content")
  void content(
      @PathVariable String id,
      @RequestParam(defaultValue = "0") long offset,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    if (offset < 0) {
      throw new BadRequestException("offset has to be 0 or more: how many bytes you have already");
    }
    answers.send(exports.find(id, caller), offset, request, response);
  }

  @GetMapping(Export.PATH + "{id}")
  ManifestAnswer manifest(@PathVariable String id, Caller caller) {
    return manifests.of(exports.find(id, caller));
  }

  /** Shows that its entries are in their logs. */
  @GetMapping(Export.PATH + "{id}/proof")
  void proof(
      @PathVariable String id,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    answers.sendProof(exports.find(id, caller), request, response);
  }

  private static ExportFormat format(String name) {
    return ExportFormat.of(name)
        .orElseThrow(
            () ->
                new BadRequestException(
                    Arrays.stream(ExportFormat.values())
                        .map(ExportFormat::label)
                        .collect(Collectors.joining(", ", "format has to be one of ", ""))));
  }
}
