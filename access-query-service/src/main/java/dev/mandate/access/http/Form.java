package dev.mandate.access.http;

import org.springframework.http.MediaType;

/**
 * In which form a list is answered: as the parameter {@code format} says, else as the header {@code
 * Accept} prefers, else as JSON.
 */
public enum Form {
  /** Page by page. */
  JSON("application", "json"),
  /** Everything at once, as a table. */
  CSV("text", "csv");

  private final String type;
  private final String subtype;

  Form(String type, String subtype) {
    this.type = type;
    this.subtype = subtype;
  }

  MediaType mediaType() {
    return new MediaType(type, subtype);
  }
}
