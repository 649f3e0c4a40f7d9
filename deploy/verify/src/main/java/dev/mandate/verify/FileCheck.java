package dev.mandate.verify;

import dev.mandate.proof.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;

/** Whether the file is the one that the manifest tells of, byte for byte. */
final class FileCheck {
  private FileCheck() {}

  static void run(Path export, Manifest manifest, Findings findings) throws IOException {
    long bytes = Files.size(export);
    if (bytes != manifest.bytes()) {
      findings.fails(
          "the file has %d bytes, and the manifest tells of %d".formatted(bytes, manifest.bytes()));
    } else if (!sha256(export).equals(manifest.sha256())) {
      findings.fails("the file is not the one of which the manifest tells: its hash is another");
    } else {
      findings.holds("the file is the one of which the manifest tells");
    }
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream hashing = new DigestInputStream(in, Sha256.begin())) {
      hashing.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(hashing.getMessageDigest().digest());
    }
  }
}
