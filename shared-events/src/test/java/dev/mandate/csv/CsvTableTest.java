package dev.mandate.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked
class CsvTableTest {
  @Test
  void rows_are_as_rfc_4180_says() {
    assertThat(written("plain", "a,b", "say \"yes\"", "two\r\nlines", "", null))
        .isEqualTo("plain,\"a,b\",\"say \"\"yes\"\"\",\"two\r\nlines\",\"\",\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        " =1+1",
        "\u3000=1",
        "\uff1d1+1",
        "\u00a0=1",
        "'=1+1"
      })
  void no_cell_begins_a_formula(String text) {
    assertThat(written(text).replace("\"", "")).startsWith("'" + text);
    assertThat(read(written(text))).containsExactly(List.of(text));
  }

  @Property
  void every_table_is_read_back_as_it_was(@ForAll("rows") List<List<@Nullable String>> rows) {
    StringWriter text = new StringWriter();
    CsvTableWriter writer = new CsvTableWriter(text);
    rows.forEach(writer::write);

    assertThat(read(text.toString())).isEqualTo(rows);
  }

  @Provide
  Arbitrary<List<List<@Nullable String>>> rows() {
    Arbitrary<@Nullable String> cells =
        Arbitraries.strings()
            .withChars(",;\"'\r\n\t =+-@#ax\u00a0\u3000\uff1d\u4e2d\0")
            .ofMaxLength(6)
            .injectNull(0.2);
    return cells.list().ofSize(3).list().ofMaxSize(5);
  }

  @Test
  void what_people_write_may_have_uneven_rows_but_no_open_quotation_marks() {
    List<List<@Nullable String>> rows = new ArrayList<>();
    CsvTableReader.writtenByPeople(new StringReader("a,b\n1\n1,2,3\n")).forEach(rows::add);
    assertThat(rows).containsExactly(List.of("a", "b"), List.of("1"), List.of("1", "2", "3"));
    assertThatThrownBy(
            () -> CsvTableReader.writtenByPeople(new StringReader("a\n\"1\n2")).forEach(_ -> {}))
        .isInstanceOf(CsvParseException.class);
  }

  private static String written(@Nullable String... texts) {
    StringWriter text = new StringWriter();
    new CsvTableWriter(text).write(Arrays.asList(texts));
    return text.toString();
  }

  private static List<List<@Nullable String>> read(String text) {
    List<List<@Nullable String>> rows = new ArrayList<>();
    new CsvTableReader(new StringReader(text)).forEach(rows::add);
    return rows;
  }
}
