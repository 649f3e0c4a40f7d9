package dev.mandate.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {
  private final Path folder;

  SigningKeysTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void the_first_key_is_made_once_and_only_its_owner_reads_it() throws IOException {
    List<String> first = ids(new SigningKeys(folder).withAtLeastOne());

    assertThat(first).hasSize(1);
    assertThat(ids(new SigningKeys(folder).withAtLeastOne())).isEqualTo(first);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.toList())
          .singleElement()
          .satisfies(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void a_key_that_is_added_comes_first_and_the_others_stay() {
    SigningKeys keys = new SigningKeys(folder).withAtLeastOne();
    List<String> before = ids(keys);

    new SigningKeys(folder).add();

    List<String> after = ids(keys);
    assertThat(after).hasSize(2).last().isEqualTo(before.getFirst());
    assertThat(after.getFirst()).isNotEqualTo(before.getFirst());
  }

  @Test
  void every_key_is_for_signing_with_ES256() {
    List<JWK> keys = all(new SigningKeys(folder).withAtLeastOne());

    assertThat(keys)
        .allSatisfy(
            key -> {
              assertThat(key.getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
              assertThat(key.isPrivate()).isTrue();
            });
  }

  @Test
  void a_file_that_is_no_key_is_named() throws IOException {
    Path file = Files.writeString(folder.resolve("note.jwk"), "remember the milk");

    assertThatThrownBy(() -> ids(new SigningKeys(folder)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(file.toString());
  }

  private static List<String> ids(SigningKeys keys) {
    return all(keys).stream().map(JWK::getKeyID).toList();
  }

  private static List<JWK> all(SigningKeys keys) {
    return keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null);
  }
}
