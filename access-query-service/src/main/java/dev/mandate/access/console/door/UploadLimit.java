package dev.mandate.access.console.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells whoever sends a file that is too large so as a page, before any of it is read. */
final class UploadLimit extends OncePerRequestFilter {
  /** A file of 1 MB, and what the form has beside it. */
  private static final long MAX_BYTES =
      DataSize.ofMegabytes(1).toBytes() + DataSize.ofKilobytes(64).toBytes();

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String type = request.getContentType();
    if (type != null
        && type.startsWith("multipart/")
        && request.getContentLengthLong() > MAX_BYTES) {
      ConsoleProblem.FILE_TOO_LARGE.answer(request, response);
    } else {
      chain.doFilter(request, response);
    }
  }
}
