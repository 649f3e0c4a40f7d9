package dev.mandate.bench;

import dev.mandate.bench.Population.Person;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is asked over HTTP. */
enum Question {
  /** The whole effective access of somebody who manages a customer. */
  ACCESS("GET /v1/access") {
    @Override
    byte[] aboutAnybody(Population population, Random random) {
      Person person = population.anybody(random);
      return HttpConnection.get(
          "/v1/access?user=%s&org=%s".formatted(person.user(), person.customer()));
    }
  },

  /** One decision about the same. */
  EVALUATION("evaluation") {
    @Override
    byte[] aboutAnybody(Population population, Random random) {
      return HttpConnection.post(EVALUATION_PATH, decision(population.anybody(random)));
    }
  },

  /** Many decisions at once, about as many people. */
  EVALUATIONS("evaluations of 50") {
    @Override
    byte[] aboutAnybody(Population population, Random random) {
      return HttpConnection.post(
          "/access/v1/evaluations",
          random
              .ints(DECISIONS, 0, population.size())
              .mapToObj(population::person)
              .map(Question::decision)
              .collect(Collectors.joining(",", "{\"evaluations\":[", "]}")));
    }
  },

  /** An answer that is always the same, which shows what HTTP itself costs. */
  CONSTANT("constant") {
    @Override
    byte[] aboutAnybody(Population population, Random random) {
      return HttpConnection.get("/.well-known/authzen-configuration");
    }
  };

  static final String EVALUATION_PATH = "/access/v1/evaluation";

  /** How many decisions {@link #EVALUATIONS} asks for at once. */
  static final int DECISIONS = 50;

  private static final int REQUESTS = 20_000;

  private final String title;

  Question(String title) {
    this.title = title;
  }

  /** A request, as it goes over the wire. */
  abstract byte[] aboutAnybody(Population population, Random random);

  /**
   * So many requests about anybody that the service cannot know them by heart. They are made before
   * a load begins: making them meanwhile would take processor time from the service.
   */
  byte[][] aboutMany(Population population) {
    Random random = new Random(ordinal());
    int count = this == EVALUATIONS ? REQUESTS / 10 : REQUESTS;
    return Stream.generate(() -> aboutAnybody(population, random))
        .limit(count)
        .toArray(byte[][]::new);
  }

  static String decision(Person person) {
    return decision(person.user(), "edit:TROUBLESHOOTING", person.customer());
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
