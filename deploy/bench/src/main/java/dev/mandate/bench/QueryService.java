package dev.mandate.bench;

import dev.mandate.bench.HttpConnection.Answer;
import java.io.IOException;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/** What the measured query service says of itself. */
final class QueryService {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private QueryService() {}

  /** Waits until the service has taken in a whole population that is decided already. */
  static void awaitCaughtUp(Target target, Population population) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (HttpConnection connection = new HttpConnection(target)) {
      for (int partner = 0; partner < population.partners(); partner++) {
        byte[] question =
            HttpConnection.get("/v1/partners/" + population.person(partner).partner());
        while (customers(connection.exchange(question)) < population.perPartner()) {
          if (System.nanoTime() > deadline) {
            throw new IllegalStateException("the query service does not catch up");
          }
          Thread.sleep(50);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("the query service does not answer", e);
    }
  }

  /** None before the partner is known. */
  private static int customers(Answer partner) {
    return partner.status() == 200
        ? JSON.readTree(partner.body()).at("/counts/customers").asInt()
        : 0;
  }
}
