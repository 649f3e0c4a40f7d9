package dev.mandate.access.http;

import dev.mandate.csv.CsvTableWriter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * An answer as CSV. Its rows are sent as they come, so that it may be as long as it likes.
 *
 * @param columns the header row
 * @param rows what each cell says, or null where it says nothing
 */
public record CsvTable(List<String> columns, Stream<List<@Nullable String>> rows) {
  static final MediaType MEDIA_TYPE = MediaType.parseMediaType(CsvTableWriter.MEDIA_TYPE);

  /**
   * An answer that holds for this position, to be kept as a file.
   *
   * @param name the name of the file without its end; what some systems do not take is replaced
   */
  public ResponseEntity<CsvTable> at(long position, String name) {
    String file = name.replaceAll("[^A-Za-z0-9._-]", "_") + ".csv";
    return ResponseEntity.ok()
        .contentType(MEDIA_TYPE)
        .header(Answers.POSITION, Long.toString(position))
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(file).build().toString())
        .body(this);
  }
}
