package dev.mandate.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** R33: the same values always have the same bytes. */
class CanonicalJsonTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** The implementation of the author of RFC 8785. */
  private static String reference(String json) throws IOException {
    return new JsonCanonicalizer("[" + json + "]").getEncodedString();
  }

  private static String canonical(String json) {
    return CanonicalJson.of(List.of(JSON.readValue(json, Object.class)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "true",
        "\"\"",
        "{\"b\":1,\"a\":{\"d\":[1,2,{\"z\":null,\"y\":false}],\"c\":\"x\"}}",
        // the example of RFC 8785, section 3.2.2, without digits that no double holds
        "{\"numbers\":[333333333.3333333,1E30,4.50,2e-3,0.000000000000000000000000001],"
            + "\"string\":\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\","
            + "\"literals\":[null,true,false]}",
        // and that of its section 3.2.3
        "{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\",\"\\ufb33\":\"Hebrew Letter\","
            + "\"1\":\"One\",\"\\ud83d\\ude00\":\"Emoji\",\"\\u0080\":\"Control\","
            + "\"\\u00f6\":\"Latin\"}"
      })
  void R33_json_is_written_as_the_reference_writes_it(String json) throws IOException {
    assertThat(canonical(json)).isEqualTo(reference(json));
  }

  @Property
  void R33_doubles_are_written_as_the_reference_writes_them(@ForAll double number)
      throws IOException {
    assertThat(canonical(Double.toString(number))).isEqualTo(reference(Double.toString(number)));
  }

  @Property
  void R33_doubles_of_all_magnitudes_too(@ForAll long bits) throws IOException {
    double number = Double.longBitsToDouble(bits);
    // Below, Java writes a digit more than is needed.
    if (Double.isFinite(number) && Math.abs(number) >= Double.MIN_NORMAL) {
      assertThat(canonical(Double.toString(number))).isEqualTo(reference(Double.toString(number)));
    }
  }

  @Property
  void R33_any_value_is_written_as_the_reference_writes_it(@ForAll("values") Object value)
      throws IOException {
    String json = JSON.writeValueAsString(value);

    assertThat(CanonicalJson.of(List.of(value))).isEqualTo(reference(json));
  }

  @Property
  void R33_what_is_written_reads_back_equal(@ForAll("values") Object value) {
    String json = CanonicalJson.of(value);

    assertThat(CanonicalJson.of(JSON.readValue(json, Object.class))).isEqualTo(json);
  }

  @Provide
  Arbitrary<Object> values() {
    Arbitrary<String> texts = Arbitraries.strings().filter(CanonicalJsonTest::hasWholePairs);
    Arbitrary<Object> leaves =
        Arbitraries.oneOf(
            texts,
            Arbitraries.of(true, false),
            Arbitraries.integers(),
            Arbitraries.longs().between(-(1L << 53), 1L << 53));
    return Arbitraries.recursive(
        () -> leaves,
        inner ->
            Arbitraries.oneOf(
                inner.list().ofMaxSize(4).map(list -> (Object) list),
                Arbitraries.maps(texts, inner).ofMaxSize(4).map(map -> (Object) map)),
        0,
        3);
  }

  private static boolean hasWholePairs(String text) {
    return text.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
  }

  @ParameterizedTest
  @CsvSource({
    "12345678901234567890, 12345678901234567890",
    "0.10000000000000000001, 0.10000000000000000001",
    "1.00000000000000000001e400, 1.00000000000000000001e+400",
    "1e400, 1e+400",
    "-0.0, 0",
    "9007199254740993, 9007199254740993"
  })
  void R33_a_number_that_no_double_holds_keeps_its_digits(String number, String written) {
    assertThat(CanonicalJson.of(new BigDecimal(number))).isEqualTo(written);
  }

  @Test
  void R33_half_a_surrogate_pair_is_escaped() {
    assertThat(CanonicalJson.of("a\ud800b\udc00")).isEqualTo("\"a\\ud800b\\udc00\"");
  }

  @Test
  void null_is_written_wherever_it_stands() {
    Map<String, Object> map = new HashMap<>();
    map.put("a", null);

    assertThat(CanonicalJson.of(Arrays.asList(null, map))).isEqualTo("[null,{\"a\":null}]");
  }

  @Test
  void what_is_no_json_is_refused() {
    assertThatThrownBy(() -> CanonicalJson.of(new Object()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
