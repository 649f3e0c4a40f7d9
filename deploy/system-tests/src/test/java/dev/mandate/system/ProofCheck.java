package dev.mandate.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.mandate.system.stack.QueryApi;
import dev.mandate.system.stack.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the tree of an audit log again from its entries as they are answered, by nothing but the
 * standards, and compares it with what is signed of the log (R33).
 */
final class ProofCheck {
  private static final String X509_OF_ED25519 = "302a300506032b6570032100";
  private static final String SEALED = "sealed:";
  private static final Set<String> PERSONAL = Set.of("displayName", "email", "alias");

  private final QueryApi queries;
  private final Differences differences = new Differences();

  ProofCheck(QueryApi queries) {
    this.queries = queries;
  }

  /**
   * @param entries the whole log, newest first
   */
  void compare(String partner, List<Map<?, ?>> entries) {
    List<byte[]> leaves = new ArrayList<>();
    entries.reversed().forEach(entry -> leaves.add(hash(0, canonical(entry))));
    String note = String.valueOf(checkpoint(partner, leaves.size()).get("note"));
    int end = note.indexOf("\n\n") + 1;
    List<String> said = note.substring(0, end).lines().toList();
    differences.compare(partner, "name of the log", said.get(0), "mandate/" + partner);
    differences.compare(partner, "size of the log", said.get(1), Integer.toString(leaves.size()));
    differences.compare(
        partner, "root of the log", said.get(2), Base64.getEncoder().encodeToString(root(leaves)));
    differences.compare(
        partner,
        "signature of the checkpoint",
        isSigned(note.substring(0, end), note.substring(end + 1)),
        true);
  }

  /** The checkpoint behind the last entry, which follows soon. */
  private Map<?, ?> checkpoint(String partner, int size) {
    String path = "/v1/audit/checkpoints?limit=1&partner=" + partner;
    return await("a checkpoint of %s with %d entries".formatted(partner, size))
        .atMost(Load.LIMIT)
        .until(
            () -> first(queries.get(path, 0)), latest -> Objects.equals(latest.get("size"), size));
  }

  private static Map<?, ?> first(Map<String, Object> answer) {
    List<?> items = (List<?>) Objects.requireNonNull(answer.get("items"));
    return items.isEmpty() ? Map.of() : (Map<?, ?>) items.getFirst();
  }

  private boolean isSigned(String text, String signatures) {
    List<?> keys = (List<?>) Objects.requireNonNull(queries.get("/v1/audit/keys", 0).get("items"));
    byte[] key = Base64.getDecoder().decode(String.valueOf(keys.getFirst()).split("\\+", 3)[2]);
    byte[] signature = Base64.getDecoder().decode(signatures.strip().split(" ", 3)[2]);
    try {
      PublicKey verifier =
          KeyFactory.getInstance("Ed25519")
              .generatePublic(
                  new X509EncodedKeySpec(
                      HexFormat.of()
                          .parseHex(
                              X509_OF_ED25519 + HexFormat.of().formatHex(key, 1, key.length))));
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(verifier);
      check.update(text.getBytes(UTF_8));
      return check.verify(Arrays.copyOfRange(signature, Integer.BYTES, signature.length));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As RFC 9162, section 2.1.1, defines it. */
  private static byte[] root(List<byte[]> leaves) {
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int split = Integer.highestOneBit(leaves.size() - 1);
    return hash(1, root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
  }

  private static byte[] hash(int prefix, byte[]... parts) {
    byte[][] all = new byte[parts.length + 1][];
    all[0] = new byte[] {(byte) prefix};
    System.arraycopy(parts, 0, all, 1, parts.length);
    return sha256(all);
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      Arrays.stream(parts).forEach(digest::update);
      return digest.digest();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Everything that the entry says, but not the sentence, which follows from it, and with the
   * commitments to names and mail addresses in place of them and of their salts.
   */
  private static byte[] canonical(Map<?, ?> entry) {
    Map<?, ?> actor = (Map<?, ?>) Objects.requireNonNull(entry.get("actor"));
    Object targetSalt = entry.get("targetSalt");
    Map<Object, Object> hashed = committed(entry, Set.of("targetName"), targetSalt);
    hashed.keySet().removeAll(Set.of("summary", "targetSalt"));
    hashed.put("actor", committed(actor, Set.of("name"), actor.get("salt")));
    for (String values : List.of("old", "new", "request")) {
      hashed.computeIfPresent(values, (_, of) -> committed((Map<?, ?>) of, PERSONAL, targetSalt));
    }
    try {
      return new JsonCanonicalizer(Wire.json(hashed)).getEncodedUTF8();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<Object, Object> committed(
      Map<?, ?> of, Set<String> fields, @Nullable Object salt) {
    Map<Object, Object> committed = new HashMap<>(of);
    committed.remove("salt");
    if (salt != null) {
      fields.forEach(
          field ->
              committed.computeIfPresent(
                  field,
                  (_, value) -> value instanceof String text ? commitment(text, salt) : value));
    }
    return committed;
  }

  /** The empty text says nothing of anybody, and stays. */
  private static String commitment(String text, Object salt) {
    if (text.isEmpty() || text.startsWith(SEALED)) {
      return text;
    }
    byte[] hash = sha256(Base64.getUrlDecoder().decode(String.valueOf(salt)), text.getBytes(UTF_8));
    return SEALED + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }

  void assertNoDifferences() {
    differences.assertNone();
  }
}
