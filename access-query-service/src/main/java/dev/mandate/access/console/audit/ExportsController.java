package dev.mandate.access.console.audit;

import dev.mandate.access.audit.AuditFilter;
import dev.mandate.access.console.ConsoleController;
import dev.mandate.access.console.page.ConsolePage;
import dev.mandate.access.console.page.Visitor;
import dev.mandate.access.export.Export;
import dev.mandate.access.export.ExportAnswers;
import dev.mandate.access.export.Exports;
import dev.mandate.access.export.ManifestAnswer;
import dev.mandate.access.export.Manifests;
import dev.mandate.access.http.BadRequestException;
import dev.mandate.access.http.NotFoundException;
import dev.mandate.access.proof.EntryProofs;
import dev.mandate.export.ExportFormat;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Lets people take entries away: they begin an export, download it and what proves it, and see how
 * far it is. It is on record as theirs (R32).
 */
@ConsoleController
class ExportsController {
  static final String EXPORTS = "/exports";
  static final String EXPORT = EXPORTS + "/{exportId}";

  private final LogPages pages;
  private final Exports exports;
  private final ExportAnswers answers;
  private final Manifests manifests;
  private final EntryProofs proofs;

  ExportsController(
      LogPages pages,
      Exports exports,
      ExportAnswers answers,
      Manifests manifests,
      EntryProofs proofs) {
    this.pages = pages;
    this.exports = exports;
    this.answers = answers;
    this.manifests = manifests;
    this.proofs = proofs;
  }

  @GetMapping({OpenLog.OF_PARTNER + EXPORTS, OpenLog.OF_CUSTOMER + EXPORTS})
  String form(OpenLog log, @RequestParam Map<String, String> parameters, Model model) {
    model.addAttribute("search", EntrySearch.of(parameters).withoutRelated());
    model.addAttribute("formats", ExportFormat.values());
    return "console/audit/exports";
  }

  @PostMapping({OpenLog.OF_PARTNER + EXPORTS, OpenLog.OF_CUSTOMER + EXPORTS})
  String begin(
      OpenLog log,
      @RequestParam Map<String, String> parameters,
      @RequestParam(defaultValue = "csv") String format,
      Visitor visitor,
      ConsolePage page) {
    EntrySearch search = EntrySearch.of(parameters).withoutRelated();
    Export export =
        exports.begin(
            visitor.person(),
            pages.filter(log, search, page.times(), visitor),
            ExportFormat.of(format)
                .orElseThrow(() -> new BadRequestException("there is no such format")),
            page.preferences().language());
    return "redirect:" + log.path() + EXPORTS + "/" + export.id();
  }

  @GetMapping({OpenLog.OF_PARTNER + EXPORT, OpenLog.OF_CUSTOMER + EXPORT})
  String export(
      OpenLog log, @PathVariable String exportId, Visitor visitor, ConsolePage page, Model model) {
    Export export = find(log, exportId, visitor);
    model.addAttribute("export", export);
    model.addAttribute("outdated", exports.isOutdated(export));
    model.addAttribute(
        "again", EntrySearch.of(export.filter(), page.times()).link(log.path() + EXPORTS));
    model.addAttribute("hasProof", !proofs.keys().isEmpty() && answers.hasProof(export));
    model.addAttribute("progress", exports.progress(export));
    model.addAttribute("isUnfiltered", isUnfiltered(export.filter()));
    model.addAttribute("keys", proofs.keys());
    return "console/audit/export";
  }

  @GetMapping({OpenLog.OF_PARTNER + EXPORT + "/content", OpenLog.OF_CUSTOMER + EXPORT + "/content"})
  void content(
      OpenLog log,
      @PathVariable String exportId,
      Visitor visitor,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    answers.send(find(log, exportId, visitor), 0, request, response);
  }

  @GetMapping({
    OpenLog.OF_PARTNER + EXPORT + "/manifest",
    OpenLog.OF_CUSTOMER + EXPORT + "/manifest"
  })
  ResponseEntity<ManifestAnswer> manifest(
      OpenLog log, @PathVariable String exportId, Visitor visitor) {
    Export export = find(log, exportId, visitor);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CONTENT_DISPOSITION, attachment(export, ".manifest.json"))
        .body(manifests.of(export));
  }

  @GetMapping({OpenLog.OF_PARTNER + EXPORT + "/proof", OpenLog.OF_CUSTOMER + EXPORT + "/proof"})
  void proof(
      OpenLog log,
      @PathVariable String exportId,
      Visitor visitor,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Export export = find(log, exportId, visitor);
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment(export, ".proof"));
    answers.sendProof(export, request, response);
  }

  private static boolean isUnfiltered(AuditFilter filter) {
    return filter.equals(
        new AuditFilter(filter.partner(), null, null, null, null, null, null, null, null, null));
  }

  /** Only where it belongs: an address shows what it says. */
  private Export find(OpenLog log, String exportId, Visitor visitor) {
    Export export = exports.find(exportId, visitor.person());
    boolean isOfLog =
        log.partnerId().equals(export.filter().partner())
            && (log.customerId() == null
                || Objects.equals(log.customerId(), export.filter().customer()));
    if (!isOfLog) {
      throw new NotFoundException();
    }
    return export;
  }

  private static String attachment(Export export, String end) {
    return ContentDisposition.attachment().filename(export.fileName() + end).build().toString();
  }
}
