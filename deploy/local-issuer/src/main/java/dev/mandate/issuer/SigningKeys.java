package dev.mandate.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the issuer, each a file with a private JWK (RFC 7517) for ES256. The one whose name
 * comes last signs; all of them are published, so that what an older one has signed stays valid.
 * The folder is read again each time: a key that is added or taken away counts at once.
 */
final class SigningKeys implements JWKSource<SecurityContext> {
  private static final String EXTENSION = ".jwk";

  /** Names that sort by time. */
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final Path folder;

  /** The keys in the folder, which is created if it is not there. */
  SigningKeys(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create the folder of the keys " + folder, e);
    }
  }

  /** Makes sure that there is a key to sign with. */
  SigningKeys withAtLeastOne() {
    if (files().isEmpty()) {
      add();
    }
    return this;
  }

  /**
   * Makes one more key, which signs from now on.
   *
   * @return its file, which only its owner can read
   */
  Path add() {
    Path file = folder.resolve(NAME.format(Instant.now()) + EXTENSION);
    try {
      Path fresh =
          Files.createTempFile(
              folder,
              "new",
              "",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(fresh, newKey().toJSONString());
      return Files.move(fresh, file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the key " + file, e);
    }
  }

  private static ECKey newKey() {
    try {
      return new ECKeyGenerator(Curve.P_256)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.ES256)
          .keyIDFromThumbprint(true)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("Every Java has P-256", e);
    }
  }

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
    return selector.select(new JWKSet(newestFirst()));
  }

  private List<JWK> newestFirst() {
    return files().stream().map(SigningKeys::read).toList();
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(EXTENSION))
          .sorted(Comparator.reverseOrder())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the folder of the keys " + folder, e);
    }
  }

  private static JWK read(Path file) {
    try {
      return JWK.parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the key " + file, e);
    } catch (ParseException e) {
      throw new IllegalStateException(file + " is no JWK. Take it away.", e);
    }
  }
}
