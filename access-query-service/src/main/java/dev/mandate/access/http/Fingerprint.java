package dev.mandate.access.http;

import dev.mandate.proof.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Tells contents apart in few characters; no secret, and no proof against whoever forges one. */
public final class Fingerprint {
  private static final int BYTES = 8;

  private Fingerprint() {}

  /** Of a text. */
  public static String of(String content) {
    return of(content.getBytes(StandardCharsets.UTF_8));
  }

  /** Of bytes. */
  public static String of(byte[] content) {
    return HexFormat.of().formatHex(Sha256.of(content), 0, BYTES);
  }
}
