package dev.mandate.access.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An authority that certifies servers, made for a test with the tool of the JDK. */
public final class TestAuthority {
  private static final String PASSWORD = "changeit";
  private static final String AUTHORITY = "authority";

  private final Path keys;

  /** Makes one with keys in this folder. */
  public TestAuthority(Path folder) {
    keys = folder.resolve("keys.p12");
    generate(AUTHORITY, "-ext", "bc:c");
  }

  /** A file with its own certificate, by which it is known. */
  public Path certificate() throws IOException {
    return Files.writeString(
        keys.resolveSibling("authority.pem"), certificate(AUTHORITY), US_ASCII);
  }

  /**
   * Certifies a server.
   *
   * @param host the only name that it has
   * @return its certificate and then its private key, in PEM
   */
  public List<String> certify(String host) throws GeneralSecurityException {
    generate(host, "-signer", AUTHORITY, "-ext", "san=dns:" + host);
    byte[] key = open().getKey(host, PASSWORD.toCharArray()).getEncoded();
    return List.of(certificate(host), pem("PRIVATE KEY", key));
  }

  private String certificate(String name) {
    try {
      return pem("CERTIFICATE", open().getCertificate(name).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no certificate of " + name, e);
    }
  }

  private static String pem(String kind, byte[] bytes) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, text);
  }

  private KeyStore open() throws GeneralSecurityException {
    try {
      return KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void generate(String name, String... more) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "2",
                "-alias",
                name,
                "-dname",
                "CN=" + name,
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD));
    command.addAll(List.of(more));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), US_ASCII);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("keytool failed: " + said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
