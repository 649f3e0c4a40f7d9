package dev.mandate.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/**
 * How many entries of the audit log an export brings per second, from the tables to a client that
 * only counts them. Each format is downloaded whole, once to warm up and once to be measured.
 */
final class ExportBenchmark {
  private static final List<String> FORMATS = List.of("csv", "jsonl", "ocsf");
  private static final int BUFFER = 1 << 16;

  private final Target target;
  private final Report report;

  ExportBenchmark(Target target, Report report) {
    this.target = target;
    this.report = report;
  }

  /**
   * What a download brought.
   *
   * @param lines its lines, each of which is an entry here
   */
  private record Download(long lines, long bytes, double seconds) {}

  void run() throws InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (String format : FORMATS) {
        download(client, format);
        Download measured = download(client, format);
        report.row(
            "export of %d entries as %s".formatted(measured.lines, format),
            "%.0f rows/s, %.0f MB/s"
                .formatted(
                    measured.lines / measured.seconds, measured.bytes / 1e6 / measured.seconds));
      }
    } catch (IOException e) {
      throw new IllegalStateException("the audit log could not be exported", e);
    }
  }

  private Download download(HttpClient client, String format)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    HttpResponse<InputStream> answer =
        client.send(
            HttpRequest.newBuilder(
                    URI.create(
                        "http://localhost:%d/v1/audit/export?format=%s"
                            .formatted(target.queryPort(), format)))
                .header("Authorization", "Bearer " + target.token())
                .build(),
            BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      throw new IOException("the export was answered with " + answer.statusCode());
    }
    try (InputStream body = answer.body()) {
      return count(body, start);
    }
  }

  private static Download count(InputStream body, long start) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long lines = 0;
    long bytes = 0;
    for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
      bytes += read;
      for (int i = 0; i < read; i++) {
        lines += buffer[i] == '\n' ? 1 : 0;
      }
    }
    return new Download(lines, bytes, (System.nanoTime() - start) / 1e9);
  }
}
