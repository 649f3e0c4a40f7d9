package dev.mandate.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is sealed can be read with its person's secret, and with nothing else. */
class PersonSecretTest {
  private final PersonSecret secret = PersonSecret.of(new byte[PersonSecret.LENGTH]);

  @Test
  void a_secret_opens_what_it_sealed() {
    String sealed = secret.seal("王小明 🙂");

    assertThat(sealed).startsWith("sealed:").doesNotContain("王");
    assertThat(secret.open(sealed)).isEqualTo("王小明 🙂");
    assertThat(PersonSecret.parse(secret.text()).open(sealed)).isEqualTo("王小明 🙂");
  }

  /** It stands in stores and in logs that are kept for ever. */
  @Test
  void a_sealed_value_has_this_form() {
    assertThat(secret.seal("Ada"))
        .isEqualTo(
            "sealed:2zTRL4jPu-1xxiVBLI0xE86lRMO5npgW5-Y8nCHjVtg.mVPpbcF22ikgWjz8jGpNrB0DqTmgoCmUO-Hz");
    assertThat(secret.salt().text()).isEqualTo("ZXMpyJoAKcI5ZFoIijt742XiMIyUqynvOuCTt3bTa-g");
  }

  @Test
  void the_same_value_is_sealed_alike_and_another_one_is_not() {
    assertThat(secret.seal("Ada")).isEqualTo(secret.seal("Ada")).isNotEqualTo(secret.seal("Bob"));
    assertThat(PersonSecret.random().seal("Ada")).isNotEqualTo(secret.seal("Ada"));
  }

  @Test
  void nothing_is_sealed_to_nothing() {
    assertThat(secret.seal("")).isEmpty();
  }

  @Test
  void another_secret_opens_nothing() {
    assertThat(PersonSecret.random().open(secret.seal("Ada"))).isNull();
  }

  @Test
  void what_is_not_sealed_is_not_opened() {
    assertThat(secret.open("Ada")).isNull();
    assertThat(secret.open(Sealed.commitment(secret.seal("Ada")))).isNull();
  }

  @Test
  void a_sealed_value_that_was_changed_is_refused() {
    String ada = secret.seal("Ada");
    String bob = secret.seal("Bob");
    String mixed = Sealed.commitment(bob) + ada.substring(ada.indexOf('.'));
    String flipped = ada.substring(0, ada.length() - 3) + (ada.endsWith("AAA") ? "BBB" : "AAA");

    assertThatThrownBy(() -> secret.open(mixed)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> secret.open(flipped)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whoever_knows_a_value_and_the_salt_can_check_the_commitment() {
    Salt salt = Salt.parse(secret.salt().text());

    assertThat(salt.commitment("Ada")).isEqualTo(Sealed.commitment(secret.seal("Ada")));
    assertThat(salt.commitment("Bob")).isNotEqualTo(Sealed.commitment(secret.seal("Ada")));
  }

  @Test
  void text_that_only_looks_as_if_it_were_sealed_is_never_taken_for_it() {
    for (String text :
        List.of("sealed:", "sealed:a", "sealed:%.%", "sealed:a.b", secret.seal("Ada"))) {
      String sealed = secret.seal(text);

      assertThat(secret.open(sealed)).as(text).isNull();
      assertThat(Sealed.commitment(sealed)).isEqualTo(secret.salt().commitment(text));
    }
    assertThat(secret.open("sealed:%.%")).isNull();
    assertThat(secret.open("sealed:a.b")).isNull();
  }

  @Test
  void neither_a_secret_nor_a_salt_shows_itself() {
    assertThat(secret.toString()).doesNotContain(secret.text());
    assertThat(secret.salt().toString()).doesNotContain(secret.salt().text());
  }

  @Test
  void a_salt_has_one_form() {
    String text = secret.salt().text();

    assertThatThrownBy(() -> Salt.parse(text + "=")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Salt.parse(text.substring(2)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
