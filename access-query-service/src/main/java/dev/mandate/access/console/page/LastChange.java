package dev.mandate.access.console.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/**
 * The position of the last change that was made in a session. Every page that follows waits for it,
 * so that people see what they have done, whichever instance answers.
 */
public final class LastChange {
  private static final String ATTRIBUTE = LastChange.class.getName();

  private LastChange() {}

  /** 0 if nothing was changed. */
  static long of(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null && session.getAttribute(ATTRIBUTE) instanceof Long position
        ? position
        : 0;
  }

  /** From now on, pages wait for this position. */
  public static void was(HttpServletRequest request, long position) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.setAttribute(ATTRIBUTE, Math.max(of(request), position));
    }
  }
}
