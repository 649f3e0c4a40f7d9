package dev.mandate.access.console.bulk;

import dev.mandate.access.console.ConsoleController;
import dev.mandate.access.console.bulk.BulkReader.BadFileException;
import dev.mandate.access.console.change.Notice;
import dev.mandate.access.console.door.ConsolePaths;
import dev.mandate.access.console.door.ConsoleSession;
import dev.mandate.access.console.page.LastChange;
import dev.mandate.access.console.page.Visitor;
import dev.mandate.access.http.CsvTable;
import dev.mandate.access.http.NotFoundException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes a file with many changes, shows what it would do, does it, and says what became of it. */
@ConsoleController
class BulkController {
  static final String BULK = ConsolePaths.ROOT + "/partners/{partnerId}/bulk";

  private static final int LONGEST_NAME = 100;

  private final BulkIntake intake;
  private final Uploads uploads;
  private final MessageSource messages;

  BulkController(BulkIntake intake, Uploads uploads, MessageSource messages) {
    this.intake = intake;
    this.uploads = uploads;
    this.messages = messages;
  }

  /**
   * Shows how far it is.
   *
   * @param after the number of the row behind which the shown ones begin
   * @param problems whether only rows are shown that somebody should look at
   */
  @GetMapping(BULK)
  String show(
      @PathVariable String partnerId,
      @RequestParam(defaultValue = "0") int after,
      @RequestParam(defaultValue = "false") boolean problems,
      Visitor visitor,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    model.addAttribute("kinds", intake.kinds(visitor, partnerId));
    model.addAttribute("partnerId", partnerId);
    model.addAttribute("maxBytes", BulkReader.MAX_BYTES);
    model.addAttribute("maxRows", BulkReader.MAX_ROWS);
    model.addAttribute("after", after);
    model.addAttribute("problems", problems);
    Upload upload = find(visitor, partnerId);
    UploadPage page = null;
    if (upload != null) {
      upload.renew(ConsoleSession.of(request));
      page = UploadPage.of(upload, after, problems);
      model.addAttribute("upload", page);
      // From now on pages know what was applied so far.
      LastChange.was(request, upload.position());
    }
    if (request.getHeader("HX-Request") != null && (page == null || !page.isRunning())) {
      response.setHeader("HX-Refresh", "true"); // whoever watches the progress sees its end
    }
    return "console/bulk/bulk";
  }

  @PostMapping(BULK)
  String upload(
      @PathVariable String partnerId,
      @RequestParam(required = false) @Nullable MultipartFile file,
      Visitor visitor,
      HttpServletRequest request,
      RedirectAttributes next)
      throws IOException {
    intake.kinds(visitor, partnerId);
    Upload present = find(visitor, partnerId);
    if (present != null && present.isRunning()) {
      Notice.of("warning", next, "bulk.busy");
      return page(partnerId);
    }
    try {
      byte[] bytes = file == null ? new byte[0] : file.getBytes();
      Upload upload =
          intake.take(visitor, partnerId, name(file), bytes, ConsoleSession.of(request));
      if (!uploads.add(visitor.person().userId(), upload)) {
        Notice.of("warning", next, "bulk.too-many");
      }
    } catch (BadFileException e) {
      Notice.of("error", next, e.trouble().message(), e.trouble().places());
    }
    return page(partnerId);
  }

  /** Goes on: with the plan if that was stopped, else with what it says. */
  @PostMapping(BULK + "/apply")
  String apply(
      @PathVariable String partnerId,
      @RequestParam(defaultValue = "false") boolean all,
      Visitor visitor,
      HttpServletRequest request,
      RedirectAttributes next) {
    intake.kinds(visitor, partnerId);
    Upload upload = find(visitor, partnerId);
    if (upload == null) {
      Notice.of("warning", next, "bulk.gone");
    } else {
      upload.renew(ConsoleSession.of(request));
      if (upload.phase() == Upload.Phase.PLANNING) {
        uploads.planAgain(upload);
      } else {
        uploads.apply(upload, all);
      }
    }
    return page(partnerId);
  }

  @PostMapping(BULK + "/cancel")
  String cancel(@PathVariable String partnerId, Visitor visitor) {
    intake.kinds(visitor, partnerId);
    uploads.find(visitor.person().userId(), partnerId).ifPresent(Upload::cancel);
    return page(partnerId);
  }

  @PostMapping(BULK + "/discard")
  String discard(@PathVariable String partnerId, Visitor visitor) {
    intake.kinds(visitor, partnerId);
    uploads.discard(visitor.person().userId());
    return page(partnerId);
  }

  /** What would become of each row, and what became of it. */
  @GetMapping(BULK + "/result")
  ResponseEntity<CsvTable> result(@PathVariable String partnerId, Visitor visitor, Locale locale) {
    intake.kinds(visitor, partnerId);
    Upload upload = find(visitor, partnerId);
    if (upload == null) {
      throw new NotFoundException();
    }
    return new ResultFile(messages, locale)
        .of(upload)
        .at(upload.position(), "result-" + upload.kind().key());
  }

  /** A file with nothing but the header. */
  @GetMapping(BULK + "/templates/{key}")
  ResponseEntity<CsvTable> template(
      @PathVariable String partnerId, @PathVariable String key, Visitor visitor) {
    List<BulkKind> kinds = intake.kinds(visitor, partnerId);
    BulkKind kind = BulkKind.ofKey(key);
    if (kind == null || !kinds.contains(kind)) {
      throw new NotFoundException();
    }
    return new CsvTable(kind.columns(), Stream.empty()).at(visitor.atLeast(), kind.key());
  }

  private @Nullable Upload find(Visitor visitor, String partnerId) {
    return uploads.find(visitor.person().userId(), partnerId).orElse(null);
  }

  private static String name(@Nullable MultipartFile file) {
    String name = file == null ? "" : Objects.requireNonNullElse(file.getOriginalFilename(), "");
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
  }

  private static String page(String partnerId) {
    return "redirect:" + BULK.replace("{partnerId}", partnerId);
  }
}
