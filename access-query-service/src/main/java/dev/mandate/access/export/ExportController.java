package dev.mandate.access.export;

import dev.mandate.access.audit.AuditFilter;
import dev.mandate.access.http.BadRequestException;
import dev.mandate.access.http.ForbiddenException;
import dev.mandate.access.http.GoneException;
import dev.mandate.access.http.NotFoundException;
import dev.mandate.access.permission.ReadPermissions;
import dev.mandate.export.ExportFormat;
import dev.mandate.policy.Language;
import dev.mandate.web.Caller;
import dev.mandate.web.Caller.Client;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
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
  private static final String PATH = "/v1/audit/exports/";

  private final ReadPermissions permissions;
  private final ExportStore exports;
  private final ExportAnswers answers;
  private final Manifests manifests;
  private final Clock clock;

  ExportController(
      ReadPermissions permissions,
      ExportStore exports,
      ExportAnswers answers,
      Manifests manifests,
      Clock clock) {
    this.permissions = permissions;
    this.exports = exports;
    this.answers = answers;
    this.manifests = manifests;
    this.clock = clock;
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
        new Export(
            UUID.randomUUID(),
            format(format),
            Language.accepted(acceptLanguage),
            filter.in(partner),
            caller.name(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            null);
    exports.begin(export);
    answers.send(export, 0, PATH + export.id(), request, response);
  }

  /** The same export again, or the rest of it. */
  @GetMapping(PATH + "{id}/content")
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
    Export export = find(id, caller);
    requireSame(export);
    answers.send(export, offset, PATH + export.id(), request, response);
  }

  @GetMapping(PATH + "{id}")
  ManifestAnswer manifest(@PathVariable String id, Caller caller) {
    Export export = find(id, caller);
    return manifests.of(export, PATH + export.id());
  }

  /**
   * Names that were erased meanwhile are missing in what would be written now: it would neither fit
   * to the beginning that the other side has, nor to the manifest.
   */
  private void requireSame(Export export) {
    if (exports.isOutdated(export.id())) {
      throw new GoneException(
          "Somebody's name was erased since this export was begun. Begin another one.");
    }
  }

  /** Shows that its entries are in their logs. */
  @GetMapping(PATH + "{id}/proof")
  void proof(
      @PathVariable String id,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Export export = find(id, caller);
    if (export.filter().q() != null) { // names decide which entries it has
      requireSame(export);
    }
    answers.sendProof(export, request, response);
  }

  private Export find(String id, Caller caller) {
    try {
      return exports
          .find(UUID.fromString(id))
          .filter(export -> mayHave(export, caller))
          .orElseThrow(NotFoundException::new);
    } catch (IllegalArgumentException e) {
      throw new NotFoundException(); // not even an id
    }
  }

  /** Its asker, as long as it may read what is in it; and clients that read the log anyway. */
  private boolean mayHave(Export export, Caller caller) {
    try {
      permissions.entries(caller, export.filter().partner(), export.filter().customer(), 0);
      return caller instanceof Client client
          ? client.partner() == null || client.partner().equals(export.filter().partner())
          : caller.name().equals(export.askedBy());
    } catch (NotFoundException | ForbiddenException _) {
      return false;
    }
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
