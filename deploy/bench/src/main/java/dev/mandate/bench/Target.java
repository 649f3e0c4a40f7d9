package dev.mandate.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the measured stack runs.
 *
 * @param kafka the bootstrap servers
 * @param queryPort the port of the query service on this machine
 * @param data the folder on whose disk PostgreSQL and Kafka write
 * @param token says who asks the query service; null if nobody says it
 */
record Target(String kafka, int queryPort, Path data, @Nullable String token) {
  private static final String HOST = "127.0.0.1";

  /** As the variables of {@code deploy/local/start} say. */
  static Target of(Map<String, String> environment) {
    return new Target(
        HOST + ":" + environment.getOrDefault("MANDATE_KAFKA_PORT", "9092"),
        Integer.parseInt(environment.getOrDefault("MANDATE_QUERY_PORT", "8080")),
        Path.of(environment.getOrDefault("MANDATE_DATA", ".")),
        LocalIssuer.of(environment).token());
  }

  /** The same, asked with another token; with none if it is null. */
  Target with(@Nullable String other) {
    return new Target(kafka, queryPort, data, other);
  }

  /** The same request, and behind its first line who sends it. */
  byte[] signed(byte[] request) {
    if (token == null) {
      return request;
    }
    byte[] authorization = ("Authorization: Bearer " + token + "\r\n").getBytes(ISO_8859_1);
    int end = 0;
    while (request[end] != '\n') {
      end++;
    }
    return ByteBuffer.allocate(request.length + authorization.length)
        .put(request, 0, end + 1)
        .put(authorization)
        .put(request, end + 1, request.length - end - 1)
        .array();
  }
}
