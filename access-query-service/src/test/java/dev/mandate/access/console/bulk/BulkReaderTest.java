package dev.mandate.access.console.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.mandate.access.console.bulk.BulkReader.BadFileException;
import dev.mandate.access.console.bulk.Trouble.Kind;
import dev.mandate.policy.Role;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What people upload: all of it is told apart, and nothing of it breaks the reader. */
class BulkReaderTest {
  private static BulkFile read(String text) {
    try {
      return BulkReader.read(text.getBytes(StandardCharsets.UTF_8));
    } catch (BadFileException e) {
      throw new AssertionError(e.trouble().toString(), e);
    }
  }

  private static void refuses(byte[] bytes, Kind kind) {
    assertThatThrownBy(() -> BulkReader.read(bytes))
        .asInstanceOf(type(BadFileException.class))
        .extracting(e -> e.trouble().kind())
        .isEqualTo(kind);
  }

  private static void refuses(String text, Kind kind) {
    refuses(text.getBytes(StandardCharsets.UTF_8), kind);
  }

  private static @Nullable Kind trouble(String header, String row) {
    Trouble trouble = read(header + "\n" + row).rows().getFirst().trouble();
    return trouble == null ? null : trouble.kind();
  }

  @Test
  void the_header_tells_the_kind_in_whatever_order_and_case() {
    assertThat(read("Roles,user,MAIL,name\n,u,m,n").kind()).isEqualTo(BulkKind.ADMINISTRATORS);
    assertThat(read("customer,user\nc,u").kind()).isEqualTo(BulkKind.ASSIGNMENTS);
    assertThat(read("restricted_mode,customer,reason\non,c,").kind())
        .isEqualTo(BulkKind.RESTRICTED_MODE);
  }

  @ParameterizedTest
  @EnumSource(BulkKind.class)
  void a_template_is_a_file_of_its_kind(BulkKind kind) {
    String header = String.join(",", kind.columns());
    String row =
        switch (kind) {
          case ADMINISTRATORS -> "u,Name,mail,,";
          case ASSIGNMENTS -> "u,c,";
          case RESTRICTED_MODE -> "c,on,";
        };
    assertThat(read(header + "\r\n" + row).kind()).isEqualTo(kind);
    refuses(header, Kind.NO_ROWS);
  }

  @Test
  void a_file_as_a_whole_can_be_wrong() {
    refuses("", Kind.NO_FILE);
    refuses("user;customer\nu;c", Kind.HEADER);
    refuses("user,customer,customer\nu,c,c", Kind.HEADER);
    refuses("user,customer,shoe\nu,c,9", Kind.HEADER);
    refuses("user,customer\n\n,\n", Kind.NO_ROWS);
    refuses("user,customer\nu,\"c", Kind.NOT_CSV);
    refuses("user,customer\nü,c".getBytes(Charset.forName("ISO-8859-1")), Kind.NOT_UTF8);
    refuses(new byte[BulkReader.MAX_BYTES + 1], Kind.TOO_LARGE);
  }

  @Test
  void two_thousand_rows_are_read_and_one_more_is_too_many() {
    String rows =
        IntStream.range(0, BulkReader.MAX_ROWS)
            .mapToObj("u%d,c"::formatted)
            .collect(Collectors.joining("\n"));
    assertThat(read("user,customer\n" + rows).rows()).hasSize(BulkReader.MAX_ROWS);
    refuses("user,customer\n" + rows + "\none-more,c", Kind.TOO_MANY_ROWS);
  }

  @Test
  void a_byte_order_mark_and_blanks_are_no_part_of_what_is_meant() {
    BulkFile file = read("\ufeffuser , customer\n u1 ,\tc1 \n");
    assertThat(file.rows().getFirst().wish()).isEqualTo(new Wish.Assignment("u1", "c1", ""));
  }

  @Test
  void rows_are_numbered_as_a_spreadsheet_does_with_empty_ones_left_out() {
    BulkFile file = read("user,customer\nu1,c1\n,\nu2,c2\n");
    assertThat(file.rows()).extracting(BulkFile.Row::number).containsExactly(2, 4);
  }

  @ParameterizedTest
  @CsvSource({"on,true", "OFF,false", "true,true", "False,false", "开启,true", "关闭,false"})
  void restricted_mode_is_on_or_off(String cell, boolean on) {
    assertThat(read("customer,restricted_mode\nc," + cell).rows().getFirst().wish())
        .isEqualTo(new Wish.Mode("c", on, ""));
  }

  @Test
  void roles_stand_beside_each_other_and_an_empty_cell_is_not_none() {
    String header = "user,name,mail,roles\n";
    assertThat(read(header + "u,,,partner_admin; WHOLESALE_ADMIN").rows().getFirst().wish())
        .isEqualTo(
            new Wish.Administrator(
                "u", null, null, Set.of(Role.PARTNER_ADMIN, Role.WHOLESALE_ADMIN), ""));
    assertThat(read(header + "u,,,NONE").rows().getFirst().wish())
        .isEqualTo(new Wish.Administrator("u", null, null, Set.of(), ""));
    assertThat(read(header + "u,N,,").rows().getFirst().wish())
        .isEqualTo(new Wish.Administrator("u", "N", null, null, ""));
  }

  @Test
  void a_row_that_makes_no_sense_says_why_and_the_others_are_read() {
    BulkFile file = read("user,customer\nno id!,c\nu,c\nu,c\nu\n");
    assertThat(file.rows().get(0).trouble()).isEqualTo(Trouble.of(Kind.ID, "user"));
    assertThat(file.rows().get(1).trouble()).isNull();
    assertThat(file.rows().get(2).trouble()).isEqualTo(Trouble.of(Kind.TWICE, 3));
    assertThat(file.rows().get(3).trouble()).isEqualTo(Trouble.of(Kind.CELLS, 1, 2));
  }

  @Test
  void every_trouble_of_a_row_has_its_name() {
    String users = "user,name,mail,roles";
    assertThat(trouble(users, "u,,,")).isEqualTo(Kind.NOTHING);
    assertThat(trouble(users, "u,,,KING")).isEqualTo(Kind.ROLE);
    assertThat(trouble(users, "u,,,PROVISIONING_ADMIN")).isEqualTo(Kind.ROLE);
    assertThat(trouble(users, "u,,,CUSTOMER_FULL_ADMIN")).isEqualTo(Kind.ROLE);
    assertThat(trouble(users, "u," + "x".repeat(501) + ",,")).isEqualTo(Kind.TOO_LONG);
    assertThat(trouble("customer,restricted_mode", "c,maybe")).isEqualTo(Kind.SWITCH);
    assertThat(trouble("customer,restricted_mode", ",on")).isEqualTo(Kind.ID);
  }
}
