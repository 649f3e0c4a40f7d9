package dev.mandate.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mandate.audit.Actor;
import dev.mandate.audit.AuditEntry;
import dev.mandate.audit.EntryForm;
import dev.mandate.audit.Named;
import dev.mandate.audit.Outcome;
import dev.mandate.audit.PersonalValues;
import dev.mandate.export.EntryFormat;
import dev.mandate.export.ExportFormat;
import dev.mandate.personal.PersonSecret;
import dev.mandate.policy.JsonText;
import dev.mandate.policy.Language;
import dev.mandate.policy.Role;
import dev.mandate.proof.CanonicalJson;
import dev.mandate.proof.Checkpoint;
import dev.mandate.proof.Frontier;
import dev.mandate.proof.Hash;
import dev.mandate.proof.MerkleTree;
import dev.mandate.proof.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A log with entries of every kind, and exports of it as the service makes them. */
final class ExportedLog {
  static final SigningKey KEY = key("example.org");
  private static final Instant START = Instant.parse("2026-03-01T08:00:00.000Z");

  private final String partnerId;
  private final List<AuditEntry> logged;
  private final List<AuditEntry> entries;

  /** One in which some people are erased, and some were never sealed. */
  ExportedLog(String partnerId, int size, long seed) {
    this(partnerId, logged(partnerId, size, new Random(seed)), user -> user.matches(".[036]"));
  }

  private ExportedLog(String partnerId, List<AuditEntry> logged, Predicate<String> erased) {
    this.partnerId = partnerId;
    this.logged = logged;
    entries =
        logged.stream()
            .map(
                entry ->
                    PersonalValues.open(entry, user -> erased.test(user) ? null : secret(user)))
            .toList();
  }

  /** The same log, at a time when these people are erased and no others. */
  ExportedLog erasing(Predicate<String> erased) {
    return new ExportedLog(partnerId, logged, erased);
  }

  private static List<AuditEntry> logged(String partnerId, int size, Random random) {
    return IntStream.rangeClosed(1, size)
        .mapToObj(position -> entry(partnerId, position, random))
        .toList();
  }

  static SigningKey key(String name) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return new SigningKey(name, pair.getPublic(), text -> signature(pair.getPrivate(), text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] signature(PrivateKey key, byte[] text) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(key);
      signer.update(text);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static AuditEntry entry(String partnerId, int position, Random random) {
    boolean rejected = random.nextInt(4) == 0;
    String actor = "u" + random.nextInt(9);
    String target = "t" + random.nextInt(9);
    return new AuditEntry(
        partnerId,
        position,
        rejected ? "CommandRejected" : "UserUpdated",
        "UpdateUser",
        rejected ? Outcome.REJECTED : Outcome.ACCEPTED,
        rejected ? "NOT_AUTHORIZED" : null,
        rejected ? "Not entitled, \"at all\"." : null,
        new Actor("user", actor, sealed(actor, name(random)), List.of(Role.FULL_ADMIN)),
        new Named(target, sealed(target, name(random))),
        null,
        null,
        random.nextBoolean() ? null : Map.of("displayName", sealed(target, name(random))),
        rejected ? null : Map.of("displayName", sealed(target, name(random)), "alias", ""),
        null,
        reason(random),
        START.plusSeconds(position),
        START.plusSeconds(position),
        START.plusSeconds(position),
        "command-" + position,
        "/upstream",
        "command-" + position,
        null,
        rejected ? asked(partnerId, target) : null);
  }

  private static JsonText asked(String partnerId, String user) {
    return new JsonText(
        "{\"partnerId\":\"%s\",\"userId\":\"%s\",\"email\":\"%s\"}"
            .formatted(partnerId, user, sealed(user, user + "@example.com")));
  }

  /** What is said of some was never sealed: it is older than the secrets of people. */
  private static String sealed(String user, String value) {
    return user.matches(".[47]") ? value : secret(user).seal(value);
  }

  private static PersonSecret secret(String user) {
    byte[] secret = new byte[PersonSecret.LENGTH];
    Arrays.fill(secret, (byte) user.hashCode());
    return PersonSecret.of(secret);
  }

  private static String name(Random random) {
    return List.of("Ada Lovelace", "=1+1", "\u5f20\u4e09", "O'Neil, \"Pat\"")
        .get(random.nextInt(4));
  }

  private static @Nullable String reason(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> "contract\r\nno. 7, \"signed\"";
      case 1 -> "";
      case 2 -> "ticket 17";
      default -> null;
    };
  }

  int size() {
    return entries.size();
  }

  List<AuditEntry> entries() {
    return entries;
  }

  private Hash leaf(int index) {
    return EntryForm.hash(logged.get(index));
  }

  private MerkleTree tree() {
    return new MerkleTree(
        entries.size(),
        (level, index) -> {
          Frontier subtree = Frontier.empty();
          IntStream.range((int) index << level, ((int) index + 1) << level)
              .forEach(i -> subtree.append(leaf(i)));
          return subtree.root();
        });
  }

  /** What was signed when the log had its first entries. */
  String note(int size, SigningKey key) {
    Frontier tree = Frontier.empty();
    IntStream.range(0, size).forEach(i -> tree.append(leaf(i)));
    String origin = key.verifier().name() + "/" + partnerId;
    return key.sign(new Checkpoint(origin, size, tree.root(), START).text()).note();
  }

  private List<String> proof(Predicate<AuditEntry> filter) {
    List<String> lines = new ArrayList<>();
    lines.add("%s %d".formatted(partnerId, entries.size()));
    tree()
        .selection(
            entries.stream().filter(filter).mapToLong(entry -> entry.position() - 1).iterator(),
            part -> lines.add(part.line()));
    lines.add("");
    return lines;
  }

  /**
   * An export of logs.
   *
   * @param filters what the manifest says was asked for
   */
  static Files3 export(
      List<ExportedLog> logs,
      ExportFormat format,
      Map<String, Object> filters,
      Predicate<AuditEntry> filter,
      Path folder)
      throws IOException {
    EntryFormat records = format.in(Language.ENGLISH);
    List<String> content = new ArrayList<>(List.of(records.header()));
    List<String> proof = new ArrayList<>();
    List<Object> described = new ArrayList<>();
    for (ExportedLog log : logs) {
      log.entries.stream().filter(filter).map(records::write).forEach(content::add);
      proof.addAll(log.proof(filter));
      described.add(
          Map.of(
              "partnerId",
              log.partnerId,
              "upTo",
              log.size(),
              "checkpoint",
              Map.of("note", log.note(log.size(), KEY))));
    }
    Files3 files = new Files3(folder, format, filters, content.size() - 1, described);
    Files.writeString(files.proof(), String.join("\n", proof) + "\n");
    files.write(String.join("", content).getBytes(UTF_8));
    return files;
  }

  /** The files that somebody has who took an export away. */
  record Files3(
      Path folder, ExportFormat format, Map<String, Object> filters, int rows, List<Object> logs) {
    Path export() {
      return folder.resolve("export");
    }

    Path manifest() {
      return folder.resolve("manifest");
    }

    Path proof() {
      return folder.resolve("proof");
    }

    /** Writes another export, and a manifest that tells of it, as somebody would who forges one. */
    void write(byte[] content) throws IOException {
      Files.write(export(), content);
      Files.writeString(
          manifest(),
          CanonicalJson.of(
              Map.of(
                  "complete",
                  true,
                  "format",
                  format.label(),
                  "language",
                  "en",
                  "filters",
                  filters,
                  "rows",
                  rows,
                  "bytes",
                  content.length,
                  "sha256",
                  sha256(content),
                  "logs",
                  logs)));
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
