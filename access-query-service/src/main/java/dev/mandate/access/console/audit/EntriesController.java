package dev.mandate.access.console.audit;

import dev.mandate.access.console.ConsoleController;
import dev.mandate.access.console.page.ConsolePage;
import dev.mandate.access.console.page.Visitor;
import dev.mandate.access.http.NotFoundException;
import dev.mandate.access.proof.EntryProofs;
import dev.mandate.access.proof.InclusionAnswer;
import dev.mandate.access.reading.Positioned;
import dev.mandate.audit.AuditEntry;
import dev.mandate.audit.EntryForm;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the entries of a log, and each of them with what proves it. */
@ConsoleController
class EntriesController {
  static final String ENTRY = "/entries/{position}";

  private final LogPages pages;
  private final EntryProofs proofs;

  EntriesController(LogPages pages, EntryProofs proofs) {
    this.pages = pages;
    this.proofs = proofs;
  }

  @GetMapping({OpenLog.OF_PARTNER, OpenLog.OF_CUSTOMER})
  String entries(
      OpenLog log,
      @RequestParam Map<String, String> parameters,
      @RequestParam(required = false) @Nullable String cursor,
      Visitor visitor,
      ConsolePage page,
      Model model) {
    EntrySearch search = EntrySearch.of(parameters);
    model.addAttribute("search", search);
    model.addAttribute("isFirst", cursor == null || cursor.isEmpty());
    model.addAttribute("entries", pages.entries(log, search, page.times(), cursor, visitor));
    return "console/audit/list";
  }

  @GetMapping({OpenLog.OF_PARTNER + ENTRY, OpenLog.OF_CUSTOMER + ENTRY})
  String entry(
      OpenLog log, @PathVariable String position, Visitor visitor, ConsolePage page, Model model) {
    Positioned<AuditEntry> found = pages.entry(log, number(position), visitor);
    AuditEntry entry = found.answer();
    model.addAttribute("entry", entry);
    model.addAttribute("last", found.position());
    model.addAttribute("changes", ValueChange.of(entry.oldValues(), entry.newValues(), page));
    model.addAttribute("asked", ValueChange.asked(entry.request(), page));
    model.addAttribute("keys", proofs.keys());
    if (log.whole()) {
      InclusionAnswer proof = proofs.first(entry.partnerId(), entry.position()).orElse(null);
      model.addAttribute("proof", proof);
      model.addAttribute("shown", EntryForm.exported(entry));
    }
    return "console/audit/entry";
  }

  /** Whatever is no position has nothing at it. */
  private static long number(String position) {
    try {
      return Long.parseLong(position);
    } catch (NumberFormatException _) {
      throw new NotFoundException();
    }
  }
}
