package dev.mandate.testissuer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A token while a test says what is in it; as it is, it is a good one of nobody. */
public final class Token {
  private static final Duration LIFE = Duration.ofHours(1);

  private final Key key;
  private final Map<String, Object> claims = new LinkedHashMap<>();
  private String type = "at+jwt";
  private String algorithm = "ES256";

  Token(String issuer, Key key) {
    this.key = key;
    Instant now = Instant.now();
    claims.put("iss", issuer);
    claims.put("aud", TestIssuer.AUDIENCE);
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.plus(LIFE).getEpochSecond());
  }

  /** Who it is of. */
  public Token subject(String userId) {
    return with("sub", userId);
  }

  /** A client, and what it may do. */
  public Token client(String name, String... scopes) {
    return subject(name).with("client_id", name).with("scope", String.join(" ", scopes));
  }

  /** The one partner that the client is for. */
  public Token partner(String partnerId) {
    return with("mandate_partner", partnerId);
  }

  /** Good until then. */
  public Token expiring(Instant at) {
    return with("exp", at.getEpochSecond());
  }

  /** Good no longer, whatever the clocks. */
  public Token expired() {
    return expiring(Instant.now().minus(LIFE));
  }

  /** For another service. */
  public Token audience(String other) {
    return with("aud", other);
  }

  /** Any claim: a text, a number, or a map. */
  public Token with(String claim, Object value) {
    claims.put(claim, value);
    return this;
  }

  /** Without a claim. */
  public Token without(String claim) {
    claims.remove(claim);
    return this;
  }

  /** What its header says that it is. */
  public Token type(String other) {
    type = other;
    return this;
  }

  /** What its header says that it is signed by; only ES256 is true. */
  public Token algorithm(String other) {
    algorithm = other;
    return this;
  }

  /** The token, signed. */
  public String sign() {
    String text = unsigned();
    return text + "." + key.sign(text);
  }

  /** The token without its signature. */
  public String unsigned() {
    String header =
        "{\"alg\":\"%s\",\"typ\":\"%s\",\"kid\":\"%s\"}".formatted(algorithm, type, key.id());
    return encoded(header)
        + "."
        + encoded(
            claims.entrySet().stream()
                .map(claim -> "\"%s\":%s".formatted(claim.getKey(), json(claim.getValue())))
                .collect(Collectors.joining(",", "{", "}")));
  }

  private static String json(Object value) {
    return switch (value) {
      case String text -> "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(member -> "\"%s\":%s".formatted(member.getKey(), json(member.getValue())))
              .collect(Collectors.joining(",", "{", "}"));
      default -> value.toString();
    };
  }

  private static String encoded(String json) {
    return Key.base64(json.getBytes(StandardCharsets.UTF_8));
  }
}
