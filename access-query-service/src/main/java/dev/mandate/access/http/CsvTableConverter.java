package dev.mandate.access.http;

import dev.mandate.csv.CsvTableWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** Writes a {@link CsvTable} row by row. */
final class CsvTableConverter extends AbstractHttpMessageConverter<CsvTable> {
  CsvTableConverter() {
    super(CsvTable.MEDIA_TYPE);
  }

  @Override
  protected boolean supports(Class<?> type) {
    return type == CsvTable.class;
  }

  @Override
  public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
    return false;
  }

  @Override
  protected CsvTable readInternal(Class<? extends CsvTable> type, HttpInputMessage message) {
    throw new HttpMessageNotReadableException("tables are only answered", message);
  }

  @Override
  protected void writeInternal(CsvTable table, HttpOutputMessage message) throws IOException {
    Writer text =
        new BufferedWriter(new OutputStreamWriter(message.getBody(), StandardCharsets.UTF_8));
    CsvTableWriter rows = new CsvTableWriter(text);
    rows.write(List.copyOf(table.columns()));
    table.rows().forEach(rows::write);
    text.flush();
  }
}
