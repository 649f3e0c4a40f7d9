package dev.mandate.bench;

import dev.mandate.bench.Population.Person;
import java.util.Random;

/** What is asked over HTTP. */
enum Question {
  /** The whole effective access of somebody who manages a customer. */
  ACCESS("GET /v1/access") {
    @Override
    byte[] about(Person person) {
      return HttpConnection.get(
          "/v1/access?user=%s&org=%s".formatted(person.user(), person.customer()));
    }
  },

  /** One decision about the same. */
  EVALUATION("evaluation") {
    @Override
    byte[] about(Person person) {
      return HttpConnection.post(
          EVALUATION_PATH, decision(person.user(), "edit:TROUBLESHOOTING", person.customer()));
    }
  },

  /** An answer that is always the same, which shows what HTTP itself costs. */
  CONSTANT("constant") {
    @Override
    byte[] about(Person person) {
      return HttpConnection.get("/.well-known/authzen-configuration");
    }
  };

  static final String EVALUATION_PATH = "/access/v1/evaluation";

  private final String title;

  Question(String title) {
    this.title = title;
  }

  abstract byte[] about(Person person);

  final byte[] aboutAnybody(Population population, Random random) {
    return about(population.anybody(random));
  }

  /** The body of an evaluation. */
  static String decision(String user, String action, String customer) {
    return """
    {"subject":{"type":"user","id":"%s"},"action":{"name":"%s"},\
    "resource":{"type":"customer_org","id":"%s"}}\
    """
        .formatted(user, action, customer);
  }

  @Override
  public String toString() {
    return title;
  }
}
