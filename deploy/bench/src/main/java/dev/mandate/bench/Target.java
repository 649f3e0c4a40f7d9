package dev.mandate.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the measured stack runs.
 *
 * @param kafka the bootstrap servers
 * @param queryPort the port of the query service on this machine
 * @param data the folder on whose disk PostgreSQL and Kafka write
 * @param token says who asks the query service
 */
record Target(String kafka, int queryPort, Path data, String token) {
  private static final String HOST = "127.0.0.1";

  /** As the variables of {@code deploy/local/start} say. */
  static Target of(Map<String, String> environment) {
    return new Target(
        HOST + ":" + environment.getOrDefault("MANDATE_KAFKA_PORT", "9092"),
        Integer.parseInt(environment.getOrDefault("MANDATE_QUERY_PORT", "8080")),
        Path.of(environment.getOrDefault("MANDATE_DATA", ".")),
        LocalIssuer.token(
            URI.create(
                "http://localhost:" + environment.getOrDefault("MANDATE_ISSUER_PORT", "8082"))));
  }

  /** The same request, and behind its first line who sends it. */
  byte[] signed(byte[] request) {
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
