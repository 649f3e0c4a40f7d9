package dev.mandate.system.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opens what is sealed in stored data, by nothing but what the record of erasure says of its form:
 * {@code sealed:}, a commitment, a dot, and in base64 the id of a secret and a text encrypted with
 * AES-256-GCM, whose nonce is the beginning of the commitment.
 */
final class SealedText {
  private static final Pattern SEALED =
      Pattern.compile("\"sealed:([A-Za-z0-9_-]{43})\\.([A-Za-z0-9_-]+)\"");
  private static final int ID_LENGTH = 8;
  private static final int KEY_LENGTH = 32;
  private static final int NONCE_LENGTH = 12;
  private static final int TAG_BITS = 128;

  private final Map<String, SecretKey> keys = new HashMap<>();

  SealedText(List<byte[]> secrets) {
    for (byte[] secret : secrets) {
      SecretKey key = new SecretKeySpec(derive(secret, "key", KEY_LENGTH), "AES");
      keys.put(HexFormat.of().formatHex(derive(secret, "id", ID_LENGTH)), key);
    }
  }

  /** The same JSON with those texts open that one of the secrets opens. */
  String open(String json) {
    return SEALED.matcher(json).replaceAll(found -> Matcher.quoteReplacement(opened(found)));
  }

  private String opened(MatchResult sealed) {
    byte[] encrypted = Base64.getUrlDecoder().decode(sealed.group(2));
    SecretKey key = keys.get(HexFormat.of().formatHex(encrypted, 0, ID_LENGTH));
    if (key == null) {
      return sealed.group();
    }
    byte[] nonce = Base64.getUrlDecoder().decode(sealed.group(1));
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          key,
          new GCMParameterSpec(TAG_BITS, Arrays.copyOf(nonce, NONCE_LENGTH)));
      byte[] text = cipher.doFinal(encrypted, ID_LENGTH, encrypted.length - ID_LENGTH);
      return new String(Wire.json(new String(text, UTF_8)), UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot open " + sealed.group(), e);
    }
  }

  private static byte[] derive(byte[] secret, String purpose, int length) {
    SecretKey given = new SecretKeySpec(secret, "Generic");
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(HKDFParameterSpec.expandOnly(given, purpose.getBytes(UTF_8), length));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
