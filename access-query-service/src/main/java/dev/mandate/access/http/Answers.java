package dev.mandate.access.http;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers about one partner: they say which position of its history they hold for. */
public final class Answers {
  /** The header that says which position an answer holds for. */
  public static final String POSITION = "Mandate-Position";

  private Answers() {}

  /** An answer that holds for this position. */
  public static <T> ResponseEntity<T> at(long position, T answer) {
    return ResponseEntity.ok().header(POSITION, Long.toString(position)).body(answer);
  }

  /** The same where a request could have asked for another {@link Form}. */
  public static <T> ResponseEntity<T> json(long position, T answer) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(POSITION, Long.toString(position))
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .body(answer);
  }
}
