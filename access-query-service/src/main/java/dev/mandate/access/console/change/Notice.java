package dev.mandate.access.console.change;

import java.util.List;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What the next page says first, about what was just done.
 *
 * @param kind {@code success}, {@code info}, {@code warning} or {@code error}
 * @param message the key of what it says
 * @param values what stands in the places of the message
 */
public record Notice(String kind, String message, List<?> values) {
  private static final String NAME = "notice";

  /** Copies the values. */
  public Notice {
    values = List.copyOf(values);
  }

  /** The same values as templates need them. */
  public Object[] places() {
    return values.toArray();
  }

  /**
   * Tells the result of a change on the page that a redirect leads to.
   *
   * @param done the key of what is said if it was made
   * @param values what stands in the places of that message
   */
  public static void of(Result result, RedirectAttributes next, String done, Object... values) {
    next.addFlashAttribute(
        NAME,
        switch (result) {
          case Result.Made _ -> new Notice("success", done, List.of(values));
          case Result.WasSo _ -> new Notice("info", "change.was-so", List.of());
          case Result.Rejected rejected ->
              new Notice("error", "rejection." + rejected.code(), List.of(rejected.detail()));
          case Result.Unknown _ -> new Notice("warning", "change.unknown", List.of());
        });
  }

  /** Says something else on the page that a redirect leads to. */
  public static void of(String kind, RedirectAttributes next, String message, Object... values) {
    next.addFlashAttribute(NAME, new Notice(kind, message, List.of(values)));
  }
}
