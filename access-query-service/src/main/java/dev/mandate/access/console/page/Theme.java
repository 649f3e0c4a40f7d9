package dev.mandate.access.console.page;

import java.util.Locale;

/** Whether pages are light or dark. */
public enum Theme {
  /** As the person's machine has it. */
  SYSTEM,
  LIGHT,
  DARK;

  /** How cookies and pages name it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
