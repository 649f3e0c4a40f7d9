package dev.mandate.access.export;

import dev.mandate.access.audit.LogReader;
import dev.mandate.access.http.GoneException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.coyote.CloseNowException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/**
 * Streams exports and their proofs. An answer that cannot be ended is cut off, so that nobody takes
 * a part for the whole.
 */
@Component
public final class ExportAnswers {
  private static final Logger log = LoggerFactory.getLogger(ExportAnswers.class);

  private final ExportStore exports;
  private final LogReader logs;
  private final ResumePoints points;
  private final Downloads downloads;
  private final ExportProof proof;

  ExportAnswers(
      ExportStore exports,
      LogReader logs,
      ResumePoints points,
      Downloads downloads,
      ExportProof proof) {
    this.exports = exports;
    this.logs = logs;
    this.points = points;
    this.downloads = downloads;
    this.proof = proof;
  }

  @FunctionalInterface
  private interface Body {
    void write() throws IOException;
  }

  /**
   * Sends an export, or what comes behind an offset.
   *
   * @throws GoneException if it would not be the same any more
   */
  public void send(
      Export export, long offset, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    requireSame(export);
    try (Download download = downloads.open(export.id(), offset)) {
      response.setContentType(export.format().mediaType());
      response.setHeader(HttpHeaders.CONTENT_LANGUAGE, export.language().tag());
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION,
          ContentDisposition.attachment().filename(export.fileName()).build().toString());
      response.setHeader(HttpHeaders.LINK, "<%s>; rel=\"describedby\"".formatted(export.path()));
      ExportPass pass =
          new ExportPass(export, exports, logs, points, download, response.getOutputStream());
      write(pass::run, "export " + export.id(), request, response);
    }
  }

  /**
   * Sends the proof of an export.
   *
   * @throws GoneException if other entries would be in it now
   */
  public void sendProof(Export export, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (isSelectedByNames(export)) {
      requireSame(export);
    }
    response.setContentType("text/plain;charset=UTF-8");
    write(
        () -> proof.write(export, response.getOutputStream()),
        "proof of export " + export.id(),
        request,
        response);
  }

  /** Whether there still is a proof of it: not if other entries would be in it now. */
  public boolean hasProof(Export export) {
    return !isSelectedByNames(export) || !exports.isOutdated(export.id());
  }

  private static boolean isSelectedByNames(Export export) {
    return export.filter().q() != null;
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

  private static void write(
      Body body, String what, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!HttpMethod.GET.matches(request.getMethod())) {
      return; // HEAD reads nothing
    }
    try {
      body.write();
    } catch (IOException e) {
      log.debug("The {} is taken no longer", what, e);
      throw new CloseNowException("The %s is taken no longer".formatted(what), e);
    } catch (RuntimeException e) {
      if (!response.isCommitted()) {
        response.reset();
      }
      throw e;
    }
  }
}
